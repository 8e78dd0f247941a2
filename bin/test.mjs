#!/usr/bin/env node
// `npm test`: builds page and server once (the browser suite uses them), then runs every suite.
import { spawnSync } from 'node:child_process';
import { build } from './build.mjs';

if (!build()) process.exit(1);
const run = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...process.argv.slice(2)], {
  stdio: 'inherit',
});
process.exit(run.status ?? 1);
