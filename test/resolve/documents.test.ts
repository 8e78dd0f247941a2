import { describe, expect, it } from 'vitest';
import type { CitationRecord, DocumentRecord } from '../../graph-schema/records.ts';
import { resolveCitations, type Citing } from '../../ingest/resolve/documents.ts';
import { makeDocument } from '../extract/clauses.ts';

const citation = (overrides: Partial<CitationRecord>): CitationRecord => ({
  type: 'citation',
  id: 'x/0#c1',
  document: 'x',
  clause: '引言',
  clauseId: 'x/0',
  title: '',
  number: null,
  role: 'basis',
  resolves: null,
  span: null,
  provision: null,
  ...overrides,
});

const held = (id: string, title: string, more: Partial<DocumentRecord> = {}): DocumentRecord =>
  makeDocument({
    id,
    document: more.documentNumber ?? title,
    title,
    documentNumber: null,
    date: '2020-01-01',
    ...more,
  });

const citing = makeDocument({ id: 'a', document: '甲', date: '2022-01-01', level: 'county', title: '甲市某方案印发' });

function resolveOne(cited: Partial<CitationRecord>, library: DocumentRecord[]) {
  const [first] = resolveCitations<Required<Citing>>([
    { document: citing, citations: [citation(cited)], diagnostics: [] },
    ...library.map((document) => ({ document, citations: [], diagnostics: [] })),
  ]);
  return { resolves: first?.citations[0]?.resolves, codes: first?.diagnostics.map((d) => d.code) };
}

const plan = held('b', '青山市人民政府关于印发青山市改革方案的通知', { documentNumber: '青府发〔2019〕8号' });
const opinion = held('c', '国务院关于加快学校建设的意见', { level: 'national' });

describe('resolveCitations', () => {
  it.each<[string, Partial<CitationRecord>, string | null]>([
    ['by number, however it is printed', { title: '不同的题目', number: '青府发〔2019〕8号' }, '青府发〔2019〕8号'],
    ['by the whole title', { title: '青山市人民政府关于印发《青山市改革方案》的通知' }, '青府发〔2019〕8号'],
    ['by the title of what a notice issues', { title: '青山市改革方案' }, '青府发〔2019〕8号'],
    ['by what stands behind the issuer', { title: '关于加快学校建设的意见' }, '国务院关于加快学校建设的意见'],
    ['by title with its issuer', { title: '国务院关于加快学校建设的意见' }, '国务院关于加快学校建设的意见'],
    ['not by a number that nothing bears', { title: '青山市改革方案', number: '青府发〔2018〕1号' }, null],
    ['not by the same subject of another issuer', { title: '青山市人民政府关于加快学校建设的意见' }, null],
    ['not by a part of a title', { title: '改革方案' }, null],
    ['what it issues is itself', { title: '任何方案', role: 'issue' }, '甲'],
  ])('resolves %s', (_, cited, expected) => {
    const { resolves, codes } = resolveOne(cited, [plan, opinion]);
    expect(resolves).toBe(expected);
    expect(codes).toEqual(expected === null ? ['UNRESOLVED_CITATION'] : []);
  });

  it('never resolves to a document of a later date', () => {
    const later = held('d', '青山市改革方案', { date: '2023-01-01' });
    expect(resolveOne({ title: '青山市改革方案' }, [later]).resolves).toBeNull();
  });

  it('leaves a number that two documents bear ambiguous, unless the title decides', () => {
    const twins = [held('e', '青山市甲类规划', { documentNumber: '青发〔2019〕1号' }), held('f', '青山市乙类规划', { documentNumber: '青发〔2019〕1号' })]; // prettier-ignore
    expect(resolveOne({ title: '某规划', number: '青发〔2019〕1号' }, twins)).toEqual({
      resolves: null,
      codes: ['AMBIGUOUS_CITATION'],
    });
    expect(resolveOne({ title: '青山市乙类规划', number: '青发〔2019〕1号' }, twins).codes).toEqual([]);
  });

  it('changes nothing when done again', () => {
    const once = resolveCitations([
      { document: citing, citations: [citation({ title: '未收录的规定办法' })], diagnostics: [] },
      { document: plan, citations: [], diagnostics: [] },
    ]);
    expect(resolveCitations(once)).toEqual(once);
  });
});
