import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';
import { summarise, type Baseline } from './views/help/figures.ts';

/** Measured quality of this version, from the figures that the evaluation keeps; empty where they are not there. */
function figures() {
  const file = resolve(import.meta.dirname, '../test/eval/baseline.json');
  return summarise(existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Baseline) : {});
}

export default defineConfig({
  plugins: [preact()],
  define: { __FIGURES__: JSON.stringify(figures()) },
  build: { outDir: '../dist/web', emptyOutDir: true, target: 'chrome86', modulePreload: { polyfill: false } },
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
});
