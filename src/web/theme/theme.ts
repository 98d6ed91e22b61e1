import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from "@mantine/core";

/** The accent: the skin of a ripe pomegranate. Shade 7 on paper has a contrast of 6.3 to 1. */
const pomegranate: MantineColorsTuple = [
  "#fdf1ef",
  "#f8dcd8",
  "#efb9b3",
  "#e5938c",
  "#db6d68",
  "#cf4a4a",
  "#c0353a",
  "#b3202a",
  "#941a23",
  "#74141c",
];

/** Ink on warm paper, from paper to ink. */
const gray: MantineColorsTuple = [
  "#faf7f2",
  "#f3eee6",
  "#e8e1d6",
  "#d8cfc2",
  "#b9aea0",
  "#8b8075",
  "#6a6057",
  "#51483f",
  "#38312b",
  "#231e1a",
];

/** The same by lamplight, from ink to paper: Mantine reads it from light to dark. */
const dark: MantineColorsTuple = [
  "#ede6dc",
  "#d3cabe",
  "#aea497",
  "#8a8075",
  "#5c544c",
  "#433c36",
  "#2e2925",
  "#221e1b",
  "#1b1815",
  "#141110",
];

// Residents' phones have a Chinese face of their own and load none; `loadChineseFont` brings one where there is none.
const fontFamily = [
  "system-ui",
  "-apple-system",
  '"PingFang SC"',
  '"HarmonyOS Sans SC"',
  '"MiSans"',
  '"Microsoft YaHei"',
  '"Noto Sans CJK SC"',
  '"Source Han Sans SC"',
  '"Noto Sans SC"',
  '"Noto Sans SC Variable"',
  "sans-serif",
].join(", ");

/** Mantine's theme: calm, official, warm. */
export const theme = createTheme({
  primaryColor: "pomegranate",
  primaryShade: { light: 7, dark: 7 },
  colors: { pomegranate, gray, dark },
  white: "#ffffff",
  black: "#231e1a",
  fontFamily,
  fontFamilyMonospace: 'ui-monospace, "SF Mono", "Cascadia Mono", Consolas, monospace',
  fontSizes: { xs: "0.8125rem", sm: "0.9375rem", md: "1rem", lg: "1.125rem", xl: "1.3125rem" },
  // Chinese has no ascenders to part the lines: it needs more room between them.
  lineHeights: { xs: "1.6", sm: "1.7", md: "1.75", lg: "1.7", xl: "1.6" },
  headings: {
    fontFamily,
    fontWeight: "650",
    sizes: {
      h1: { fontSize: "1.75rem", lineHeight: "1.35" },
      h2: { fontSize: "1.3125rem", lineHeight: "1.4" },
      h3: { fontSize: "1.125rem", lineHeight: "1.5" },
    },
  },
  radius: { xs: "0.25rem", sm: "0.375rem", md: "0.5rem", lg: "0.75rem", xl: "1rem" },
  defaultRadius: "md",
  respectReducedMotion: true,
  cursorType: "pointer",
  components: {
    Button: { defaultProps: { size: "md" } },
    ActionIcon: { defaultProps: { size: "xl", variant: "subtle", color: "gray" } },
    TextInput: { defaultProps: { size: "md" } },
    PasswordInput: { defaultProps: { size: "md" } },
    NumberInput: { defaultProps: { size: "md" } },
    Textarea: { defaultProps: { size: "md", autosize: true, minRows: 3 } },
    NativeSelect: { defaultProps: { size: "md" } },
    Select: { defaultProps: { size: "md" } },
    Checkbox: { defaultProps: { size: "md" } },
    Radio: { defaultProps: { size: "md" } },
    Switch: { defaultProps: { size: "md" } },
  },
});

/** Ties Mantine's names for colours to the tokens of `tokens.css`, so that both halves of a page agree. */
export const cssVariables: CSSVariablesResolver = () => {
  const tied = {
    "--mantine-color-text": "var(--ink)",
    "--mantine-color-body": "var(--paper)",
    "--mantine-color-bright": "var(--ink)",
    "--mantine-color-dimmed": "var(--ink-soft)",
    "--mantine-color-placeholder": "var(--ink-faint)",
    "--mantine-color-default": "var(--card)",
    "--mantine-color-default-hover": "var(--card-hover)",
    "--mantine-color-default-color": "var(--ink)",
    "--mantine-color-default-border": "var(--line-strong)",
    "--mantine-color-error": "var(--bad)",
    "--mantine-color-success": "var(--good)",
    "--mantine-color-anchor": "var(--accent)",
    "--mantine-color-pomegranate-light": "var(--accent-wash)",
    "--mantine-color-pomegranate-light-hover": "var(--accent-wash-deep)",
    "--mantine-color-pomegranate-light-color": "var(--accent)",
    "--mantine-color-pomegranate-outline": "var(--accent)",
    "--mantine-color-disabled": "var(--sunken)",
    "--mantine-color-disabled-color": "var(--ink-faint)",
    "--mantine-color-disabled-border": "var(--line)",
  };
  return { variables: {}, light: tied, dark: tied };
};
