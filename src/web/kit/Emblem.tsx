/** The pomegranate: many seeds held together. */
export function Emblem({ size = 32 }: { size?: number }) {
  const rem = `${size / 16}rem`;
  return (
    <svg width={rem} height={rem} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <g fill="var(--accent-fill)">
        <path d="M16 9.5c6.4 0 11 4.3 11 10.1C27 25.6 22.2 30 16 30S5 25.6 5 19.6C5 13.8 9.6 9.5 16 9.5z" />
        <path d="M10.5 2.5 13.7 5 16 1.5 18.3 5 21.5 2.5 20.3 9.2H11.7z" />
      </g>
      <g fill="#fff4ec">
        <ellipse cx="16" cy="15.7" rx="1.7" ry="2.3" />
        <ellipse cx="11.4" cy="18.8" rx="1.7" ry="2.3" transform="rotate(-18 11.4 18.8)" />
        <ellipse cx="20.6" cy="18.8" rx="1.7" ry="2.3" transform="rotate(18 20.6 18.8)" />
        <ellipse cx="16" cy="21.3" rx="1.7" ry="2.3" />
        <ellipse cx="12.3" cy="24.4" rx="1.6" ry="2.1" transform="rotate(24 12.3 24.4)" />
        <ellipse cx="19.7" cy="24.4" rx="1.6" ry="2.1" transform="rotate(-24 19.7 24.4)" />
      </g>
    </svg>
  );
}
