#!/usr/bin/env node
import { runScript } from "./bootstrap.mjs";

await runScript("src/apps/cli.ts", process.argv.slice(2));
