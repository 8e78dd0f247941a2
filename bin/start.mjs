#!/usr/bin/env node
// `npm start`: builds what is stale, fills an empty data directory from corpus/, serves page and API.
import { build } from './build.mjs';

if (!build()) process.exit(1);
const { main } = await import('../dist/server/cli.js');
process.exitCode = await main(['serve', '--fill-from-corpus', ...process.argv.slice(2)]);
