#!/usr/bin/env node
// Builds what is stale: dist/ (server, command line) by tsc, dist/web by Vite. Prints nothing when all is fresh.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const PARTS = {
  server: {
    sources: ['graph-schema', 'ingest', 'server', 'tsconfig.json', 'tsconfig.build.json', 'package-lock.json'],
    stamp: 'dist/.server-stamp',
    command: ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'],
    label: '编译程序',
  },
  web: {
    sources: ['graph-schema', 'web', 'test/eval/baseline.json', 'package-lock.json'],
    stamp: 'dist/.web-stamp',
    command: ['node_modules/vite/bin/vite.js', 'build', 'web', '--logLevel', 'warn'],
    label: '构建页面',
  },
};

/** Newest change below the paths: name, size and time of every file, as one string. */
function state(paths) {
  const rows = [];
  const walk = (path) => {
    const info = statSync(path);
    if (info.isDirectory()) for (const name of readdirSync(path).sort()) walk(join(path, name));
    else rows.push(`${path}:${info.size}:${Math.floor(info.mtimeMs)}`);
  };
  for (const path of paths) if (existsSync(join(root, path))) walk(join(root, path));
  return rows.join('\n');
}

/**
 * Builds the named parts where their sources have changed since the last build.
 * Output goes to standard error, so that the output of a command stays clean. Returns whether all is well.
 */
export function build(parts = Object.keys(PARTS)) {
  if (!existsSync(join(root, 'tsconfig.json'))) return true; // an installed package has no sources
  for (const part of parts) {
    const { sources, stamp, command, label } = PARTS[part];
    const now = state(sources);
    const stampFile = join(root, stamp);
    if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === now) continue;
    process.stderr.write(`${label}……\n`);
    // whatever runs this (a test runner sets NODE_ENV=test), what is built is the product
    const env = { ...process.env, NODE_ENV: 'production' };
    const run = spawnSync(process.execPath, command, { cwd: root, env, stdio: ['ignore', 2, 2] });
    if (run.status !== 0) {
      process.stderr.write(`${label}没有成功，见上面的信息。\n`);
      return false;
    }
    mkdirSync(dirname(stampFile), { recursive: true });
    writeFileSync(stampFile, now);
  }
  return true;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exit(build() ? 0 : 1);
