import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ingestFile } from '../../ingest/pipeline.ts';
import { readInput } from '../../ingest/read/index.ts';
import { expectIdempotent, expectInvariants } from '../support/invariants.ts';
import { poolFiles } from '../support/pool.ts';

const files = poolFiles('.txt', '.md', '.html', '.docx');

describe.skipIf(files.length === 0)('every document of the pool', () => {
  it('is there', () => {
    expect(files.length).toBeGreaterThan(200);
  });

  it.each(files.map((file) => [basename(file), file]))('%s', async (name, path) => {
    const bytes = readFileSync(path);
    for (const { source } of await readInput({ name, bytes })) {
      expectInvariants(source);
      expectIdempotent(source);
    }
  });

  it('gives the same bytes twice', async () => {
    for (const path of files.filter((_, i) => i % 20 === 0)) {
      const file = { name: basename(path), bytes: readFileSync(path) };
      expect(JSON.stringify(await ingestFile(file))).toBe(JSON.stringify(await ingestFile(file)));
    }
  });
});
