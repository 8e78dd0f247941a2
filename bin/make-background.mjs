#!/usr/bin/env node
// Counts in how many documents of a folder each n-gram of Han characters stands, for ingest/data/background-ngrams.json.
// Usage: node bin/make-background.mjs FOLDER > ingest/data/background-ngrams.json
// Only counts are kept, in a few classes, and only of n-grams that several documents share: no passage can be read from them.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Fewest documents that must share an n-gram of this length for it to be kept; a rarer one counts as unknown. */
const LEAST = { 2: 3, 3: 4 };

const folder = process.argv[2];
if (!folder) {
  process.stderr.write('用法：node bin/make-background.mjs 文件夹\n');
  process.exit(2);
}

const counts = new Map();
const files = readdirSync(folder).filter((name) => name.endsWith('.txt'));
for (const name of files) {
  const text = readFileSync(join(folder, name), 'utf8')
    .replace(/^# Page \d+:\s*$/gm, '')
    .replace(/\s+/g, '');
  const seen = new Set();
  for (const run of text.match(/\p{Script=Han}+/gu) ?? [])
    for (const length of [2, 3]) for (let i = 0; i + length <= run.length; i++) seen.add(run.slice(i, i + length));
  for (const gram of seen) counts.set(gram, (counts.get(gram) ?? 0) + 1);
}

// Classes by powers of √2, so that a class says the rarity to within a fifth; each class is one string of joined n-grams.
const classes = {};
for (const [gram, count] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1))) {
  if (count < LEAST[gram.length]) continue;
  const level = Math.round(2 * Math.log2(count));
  ((classes[gram.length] ??= {})[level] ??= []).push(gram);
}
for (const levels of Object.values(classes))
  for (const level of Object.keys(levels)) levels[level] = levels[level].join('');
process.stdout.write(`${JSON.stringify({ documents: files.length, grams: classes })}\n`);
