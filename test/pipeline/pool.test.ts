import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ingestFile } from '../../ingest/pipeline.ts';
import { readInput } from '../../ingest/read/index.ts';
import { expectIdempotent, expectInvariants } from '../support/invariants.ts';
import { poolFiles } from '../support/pool.ts';

const files = poolFiles('.txt', '.md', '.html');

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
    const [first, second] = [await ingestFile({ name, bytes }), await ingestFile({ name, bytes })];
    expect(JSON.stringify(first)).toBe(JSON.stringify(second));
    expect(first.flatMap(({ diagnostics }) => diagnostics.filter(({ code }) => code === 'TEXT_LOST'))).toEqual([]);
  });
});
