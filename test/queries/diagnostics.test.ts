import { describe, expect, it } from 'vitest';
import { documentsRequestSchema } from '../../graph-schema/api.ts';
import { DIAGNOSTICS, DOUBT_CODES, isCleaning, isDoubt } from '../../graph-schema/diagnostics.ts';
import { contextOf } from '../../server/queries/diagnostics.ts';
import { createQueries } from '../../server/queries/index.ts';
import { corpusStore } from '../support/corpus.ts';

const TEXT = `开头${'甲'.repeat(40)}一、\n（四）加强领导。${'乙'.repeat(40)}`;
const AT = TEXT.indexOf('（四）');

describe('the text that a diagnostic is about', () => {
  it('is its place with some words around, in one line', () => {
    const context = contextOf({ span: [AT, AT + 3] }, TEXT, undefined)!;
    expect(context.text.slice(...context.span!)).toBe('（四）');
    expect(context.text).toMatch(/甲一、 （四）加强领导。乙+$/u);
    expect(context).toMatchObject({ cutBefore: true, cutAfter: true });
  });

  it('is cut where it is long', () => {
    const context = contextOf({ span: [0, 400] }, 'x'.repeat(500), undefined)!;
    expect(context).toEqual({ text: 'x'.repeat(120), span: [0, 120], cutBefore: false, cutAfter: true });
  });

  it('is the beginning of the clause where no place is known', () => {
    const context = contextOf({ span: null }, TEXT, { text: '（四）加强领导。\n建立机制。' });
    expect(context).toEqual({ text: '（四）加强领导。 建立机制。', span: null, cutBefore: false, cutAfter: false });
  });

  it.each([
    ['neither place nor clause', null],
    ['a place behind the end', [9999, 10_000] as [number, number]],
    ['an empty place', [5, 5] as [number, number]],
  ])('is nothing for %s', (_, span) => expect(contextOf({ span }, TEXT, undefined)).toBeNull());
});

it('every code is a doubt, or cleaning, or shown elsewhere', () => {
  const rest = Object.keys(DIAGNOSTICS).filter(
    (code) => !isDoubt({ code: code as never }) && !isCleaning({ code: code as never }),
  );
  expect(rest).toEqual(['UNRESOLVED_CITATION']);
  expect(DOUBT_CODES).not.toContain('PAGE_MARK_REMOVED');
});

it('doubts are listed alone, with as many for each document as its summary says', async () => {
  const queries = createQueries(await corpusStore());
  const page = { limit: 1000, offset: 0 };
  const all = await queries.diagnostics(page);
  const doubts = await queries.diagnostics({ ...page, doubts: 'true' });
  expect(doubts.diagnostics).toEqual(all.diagnostics.filter(isDoubt));
  expect(doubts.total).toBe(doubts.diagnostics.length);
  const { documents } = await queries.documents(documentsRequestSchema.parse({}));
  for (const { id, doubts: count } of documents) {
    expect([id, count]).toEqual([id, doubts.diagnostics.filter(({ documentId }) => documentId === id).length]);
  }
});
