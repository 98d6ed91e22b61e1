import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, it } from "vitest";
import { identityOf, isServerOf, parsePidFile } from "./serverProcess.ts";

it("reads who serves, on which port, and how far it is", () => {
  const text = "9337\n/srv/shiliu/cluster\n1795306456\n54999\n\n127.0.0.1\n 16039954 4\nready   \n";
  expect(parsePidFile(text)).toEqual({ pid: 9337, port: 54999, status: "ready" });
});

it("takes a half-written or broken file for what it is", () => {
  expect(parsePidFile("9337\n/srv")).toEqual({ pid: 9337, port: 0, status: "" });
  expect(parsePidFile("")).toBeUndefined();
  expect(parsePidFile("garbage")).toBeUndefined();
});

it("does not take a stranger for the server", () => {
  expect(isServerOf(process.pid, process.cwd())).toBe(false);
});

it("tells a process that ended from one that runs", async () => {
  const child = spawn(process.execPath, ["-e", ""]);
  await once(child, "exit");
  expect(identityOf(child.pid ?? 0)).toBeUndefined();
  expect(identityOf(process.pid)).toMatch(new RegExp(`^${process.pid}\\b`));
});
