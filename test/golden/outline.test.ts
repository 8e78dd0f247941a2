import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { clean } from '../../ingest/clean/index.ts';
import { outline } from '../../ingest/outline/index.ts';
import { readInput } from '../../ingest/read/index.ts';
import type { CleanText, Outline } from '../../ingest/types.ts';
import { expectIdempotent, expectInvariants } from '../support/invariants.ts';

const CORPUS = resolve(import.meta.dirname, '../../corpus');

/** One line a clause: locator, form, title, length of its own text, names of its cells; then what was odd. */
function compact(cleaned: CleanText, { header, imprint, clauses, findings }: Outline): string {
  const size = (spans: [number, number][]): number => spans.reduce((sum, [from, to]) => sum + to - from, 0);
  const rows = clauses.map(({ locator, form, title, text, cells }) => {
    const names = cells.map(({ name }) => name).join(' ');
    return `${locator}\t${form}\t${title}\t${text.length}${names ? `\t${names}` : ''}`;
  });
  const odd = findings.map(({ code, locator, message }) => `# ${code} ${locator ?? ''} ${message}`);
  return `${[`# ${cleaned.text.length} characters, header ${size(header)}, imprint ${size(imprint)}`, ...rows, ...odd].join('\n')}\n`;
}

describe('outlines of the corpus', () => {
  const names = readdirSync(CORPUS).filter((name) => name.endsWith('.txt'));

  it.each(names)('%s', async (name) => {
    const [document] = await readInput({ name, bytes: readFileSync(join(CORPUS, name)) });
    const cleaned = clean(document!.source);
    await expect(compact(cleaned, outline(cleaned))).toMatchFileSnapshot(`./${name.replace('.txt', '')}.outline.tsv`);
    expectInvariants(document!.source);
    if (!cleaned.lines.some(({ cell }) => cell)) expectIdempotent(document!.source);
  });
});
