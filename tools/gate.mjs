#!/usr/bin/env node
// Needs nothing installed: `node tools/gate.mjs check` installs first, then runs tools/check.ts on Shiliu's Node.
import { runScript } from "../scripts/bootstrap.mjs";

const [name, ...args] = process.argv.slice(2);
await runScript(`tools/${name}.ts`, args);
