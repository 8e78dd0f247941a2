import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { clean } from '../../ingest/clean/index.ts';
import { extractMetadata } from '../../ingest/extract/metadata.ts';
import { looksLikePolicyText } from '../../ingest/extract/policy-text.ts';
import { readInput } from '../../ingest/read/index.ts';
import { poolFiles } from '../support/pool.ts';

const files = poolFiles('.txt', '.md', '.html', '.docx');

describe.skipIf(files.length === 0)('documents of the pool', () => {
  it('are read with every line in its place, and pass for policy', { timeout: 120_000 }, async () => {
    for (const path of files) {
      const sources = await readInput({ name: basename(path), bytes: readFileSync(path) });
      expect(sources).toHaveLength(1);
      const { text, lines, diagnostics } = sources[0]!.source;
      expect(diagnostics, path).toEqual([]);
      expect(looksLikePolicyText(text) || text.length < 200, path).toBe(true);
      for (const line of lines) expect(text.slice(...line.span)).toBe(line.text);
    }
  });

  it('have title, issuer, date and level', { timeout: 120_000 }, async () => {
    const missing: Record<string, number> = { title: 0, issuers: 0, date: 0, level: 0 };
    for (const path of files) {
      const [first] = await readInput({ name: basename(path), bytes: readFileSync(path) });
      const { findings, issuers, date, level } = extractMetadata(clean(first!.source), basename(path));
      if (findings.some(({ code }) => code === 'NO_TITLE')) missing.title! += 1;
      if (issuers.length === 0) missing.issuers! += 1;
      if (date === null) missing.date! += 1;
      if (level === null) missing.level! += 1;
    }
    const most = (share: number): number => Math.floor(files.length * share);
    expect(missing.title).toBe(0);
    expect(missing.level).toBeLessThanOrEqual(most(0.01));
    expect(missing.date).toBeLessThanOrEqual(most(0.01));
    expect(missing.issuers).toBeLessThanOrEqual(most(0.05));
  });
});
