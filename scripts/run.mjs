#!/usr/bin/env node
import { runTool } from "./bootstrap.mjs";

const [name, ...args] = process.argv.slice(2);
await runTool(name, args);
