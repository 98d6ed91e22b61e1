const digits = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const base = digits.length;

/** Whether a text is a unified social credit code (统一社会信用代码): 18 characters, the last a check (GB 32100). */
export function isCreditCode(text: string): boolean {
  const values = [...text].map((each) => digits.indexOf(each));
  if (values.length !== 18 || values.includes(-1)) return false;
  let weight = 1;
  let sum = 0;
  for (const value of values.slice(0, -1)) {
    sum += value * weight;
    weight = (weight * 3) % base;
  }
  return values.at(-1) === (base - (sum % base)) % base;
}
