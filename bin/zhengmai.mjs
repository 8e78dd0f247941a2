#!/usr/bin/env node
// Entry of the command line: builds what is stale in a checkout, then hands over.
import { build } from './build.mjs';

if (!build(process.argv[2] === 'serve' ? ['server', 'web'] : ['server'])) process.exit(1);
const { main } = await import('../dist/server/cli.js');
process.exitCode = await main(process.argv.slice(2));
