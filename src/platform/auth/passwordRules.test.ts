import { describe, expect, it } from "vitest";
import { checkPassword } from "./passwordRules.ts";

const check = (password: string, login = "aygul"): string | undefined =>
  checkPassword(password, login)?.refused;

describe("checkPassword", () => {
  it.each([
    "correct horse battery",
    "天山脚下有一片石榴园，很甜",
    "Tj7-kv2Qp9xL",
    "wo zai Qitai zhong mai",
    "Gulnaz 1987 walnut tree",
  ])("takes %s", (password) => expect(check(password)).toBeUndefined());

  it.each(["", "Tj7-kv2Qp9x", "石榴石榴石榴石榴石榴石"])("finds %s too short", (password) => {
    expect(check(password)).toBe("password-too-short");
  });

  it("counts characters as people do, and has an end", () => {
    expect(check("𠮷".repeat(6) + "ab")).toBe("password-too-short");
    expect(check("a b c d e ".repeat(13))).toBe("password-too-long");
  });

  it.each([
    "123456789012",
    "password123456",
    "Password2025!!",
    "P@ssw0rd123456",
    "qwertyuiop12",
    "1qaz2wsx3edc",
    "1Q2w3e4r5t6y",
    "aaaaaaaaaaaa",
    "abcabcabcabcabc",
    "admin1234567890",
    "Admin@20252025",
    "woaini1314520",
    "zhongguo2025",
    "changji652300",
    "iloveyou5201314",
    "111111222222",
    "shiliu123456!",
  ])("finds %s too common", (password) => expect(check(password)).toBe("password-too-common"));

  it("finds the login with a year too common", () => {
    expect(check("aygul.65aygul.65", "aygul.65")).toBe("password-too-common");
    expect(check("Aygul.65-2025!", "aygul.65")).toBe("password-too-common");
  });
});
