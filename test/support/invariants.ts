import { expect } from 'vitest';
import { clean } from '../../ingest/clean/index.ts';
import { outline } from '../../ingest/outline/index.ts';
import { lostText } from '../../ingest/pipeline.ts';
import type { CleanText, SourceText } from '../../ingest/types.ts';
import { textSource } from './source.ts';

/** What holds for every text, however odd: nothing lost, locators unique, every slice gives its text back. */
export function expectInvariants(source: SourceText): void {
  const cleaned = clean(source);
  const structure = outline(cleaned);
  expect(lostText(cleaned, structure)).toEqual([]);
  const locators = structure.clauses.map(({ locator }) => locator);
  expect(new Set(locators).size).toBe(locators.length);
  for (const clause of structure.clauses) {
    expect(clause.locator).toMatch(/^[^/\s]+(?:\/[^/\s]+)*$/u);
    expect(clause.text.trim()).not.toBe('');
    expect(clause.parent === null || locators.includes(clause.parent)).toBe(true);
    expect(clause.spans.map((span) => cleaned.text.slice(...span)).join('')).toBe(clause.text);
    expect(clause.bodyStart).toBeLessThanOrEqual(clause.text.length);
    for (const { span, text } of clause.cells) expect(clause.text.slice(...span)).toBe(text);
  }
  expectKept(source, cleaned);
}

/** Every visible character of the source is in the cleaned text or in something that was removed with a finding. */
function expectKept(source: SourceText, cleaned: CleanText): void {
  for (const { clean: at, source: from, length } of cleaned.map) {
    expect(bare(source.text.slice(from, from + length))).toBe(bare(cleaned.text.slice(at, at + length)));
  }
  let end = 0;
  const covered = [
    ...cleaned.map.map(({ source: from, length }) => [from, from + length] as const),
    ...cleaned.findings.flatMap(({ code, span }) =>
      span && code.endsWith('_REMOVED') ? [[span[0], span[1]] as const] : [],
    ),
  ].sort((a, b) => a[0] - b[0]);
  const missing: string[] = [];
  for (const [from, to] of [...covered, [source.text.length, source.text.length] as const]) {
    if (from > end) missing.push(source.text.slice(end, from));
    end = Math.max(end, to);
  }
  expect(missing.join('').replace(HIDDEN, '')).toBe('');
}

// matches white space, zero-width and control characters, comments and Markdown marks; not "一"
const HIDDEN = /[\s\u00ad\u200b-\u200d\u2060\u0000-\u0008]|<!--[^>]*-->|^#+|#/gu;

function bare(text: string): string {
  return text.normalize('NFKC').replace(/\s/gu, '');
}

/**
 * Cleaning what has been cleaned changes nothing. Plain text is read anew from the cleaned text alone; formats that
 * know their paragraphs and cells keep them.
 */
export function expectIdempotent(source: SourceText): void {
  const once = clean(source);
  const plain = source.format === 'txt' || source.format === 'md';
  const lines = once.lines.map((line) => ({ ...line, paragraph: true }));
  const again = plain ? textSource(once.text) : { ...source, text: once.text, lines };
  expect(clean(again).text).toBe(once.text);
}
