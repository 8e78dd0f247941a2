import { describe, expect, it } from 'vitest';
import type { SearchHitView, SearchResponse } from '../../graph-schema/api.ts';
import { links } from '../../web/links.ts';
import { parseAddress } from '../../web/router.ts';
import { orderValues } from '../../web/views/search/facets.tsx';
import { groupByDocument, visibleHits } from '../../web/views/search/group.ts';
import { withLatest } from '../../web/views/search/history.ts';
import { isBlank, readState, toAddress, toggle, toRequest } from '../../web/views/search/query.ts';
import { resultRows } from '../../web/views/search/rows.ts';
import { phraseTip } from '../../web/views/search/understood.tsx';
import { joined } from '../../web/views/search/use-hits.ts';
import { marksIn, reasonWords, targetGist, tidySnippet } from '../../web/views/search/words.ts';

function hit(id: string, more: Partial<SearchHitView> = {}): SearchHitView {
  const documentId = id.slice(0, id.indexOf('/'));
  return {
    document: `某府发〔2021〕${documentId.length}号`,
    clause: '一/（一）',
    id,
    documentId,
    documentTitle: '关于某事的意见',
    level: 'county',
    region: '甲县',
    date: '2021-03-04',
    issuers: ['甲县人民政府'],
    documentType: '意见',
    title: '',
    path: ['总体要求'],
    snippet: '推进某事。',
    cutBefore: false,
    cutAfter: false,
    marks: [],
    reasons: [],
    score: 1,
    lead: null,
    targets: [],
    up: 0,
    down: 0,
    ...more,
  };
}

const stateOf = (href: string) => readState(parseAddress(href).query);

describe('state in the address', () => {
  it('comes back as it was', () => {
    const state = stateOf(
      '/search?q=双师型+占比&level=county,ministry&has=target&sort=date&group=clause&syn=0&sel=a-1/f2.1',
    );
    expect(state).toMatchObject({
      q: '双师型 占比',
      level: ['county', 'ministry'],
      has: ['target'],
      sort: 'date',
      group: 'clause',
      synonyms: false,
      sel: 'a-1/f2.1',
    });
    expect(stateOf(links.search(toAddress(state)))).toEqual(state);
  });

  it('leaves out what is as usual and ignores what it does not know', () => {
    expect(links.search(toAddress(stateOf('/search?q=a&sort=sideways&colour=red')))).toBe('/search?q=a');
  });

  it('is blank only without words and narrowings', () => {
    expect(isBlank(stateOf('/search?q=%20'))).toBe(true);
    expect(isBlank(stateOf('/search?level=county'))).toBe(false);
  });

  it('lets only one of having and not having hold', () => {
    const having = toggle(stateOf('/search?q=a'), 'has', 'target');
    expect(toggle(having, 'has', 'no-target').has).toEqual(['no-target']);
    expect(toggle(having, 'has', 'target').has).toEqual([]);
    expect(toRequest(toggle(having, 'has', 'no-up'))).toMatchObject({ hasTarget: ['true'], hasUp: ['false'] });
  });
});

describe('groups', () => {
  const hits = ['a/1', 'b/1', 'a/2', 'a/3', 'a/4', 'a/5'].map((id) => hit(id));
  const [a, b] = groupByDocument(hits);

  it('stand in the order of their best hit and keep every hit', () => {
    expect([a?.documentId, b?.documentId]).toEqual(['a', 'b']);
    expect(a?.hits.map((one) => one.id)).toEqual(['a/1', 'a/2', 'a/3', 'a/4', 'a/5']);
  });

  it('show three hits, and the selected one where it is further down', () => {
    expect(visibleHits(a!, false, '').map((one) => one.id)).toEqual(['a/1', 'a/2', 'a/3']);
    expect(visibleHits(a!, false, 'a/5').map((one) => one.id)).toEqual(['a/1', 'a/2', 'a/3', 'a/5']);
    expect(visibleHits(a!, true, '')).toHaveLength(5);
  });
});

describe('rows of the list', () => {
  const hits = ['a/1', 'b/1', 'a/2', 'a/3', 'a/4', 'a/5'].map((id) => hit(id));
  const kinds = (perDocument: Record<string, number>, opened: string[] = []) =>
    resultRows({ hits, perDocument }, 'document', new Set(opened), '').map((row) =>
      row.kind === 'rest' ? `${row.kind} ${row.count} ${row.loaded}` : row.kind,
    );

  it('are a head, three hits and the number of those not shown, for each document', () => {
    expect(kinds({ a: 5, b: 1 })).toEqual(['document', 'hit', 'hit', 'hit', 'rest 2 true', 'document', 'hit']);
    expect(kinds({ a: 5, b: 1 }, ['a'])).toEqual([
      ...Array(1).fill('document'),
      ...Array(5).fill('hit'),
      'document',
      'hit',
    ]);
  });

  it('count hits that are not here yet, which another search shows', () => {
    expect(kinds({ a: 9, b: 3 }, ['a']).filter((kind) => kind.startsWith('rest'))).toEqual([
      'rest 4 false',
      'rest 2 false',
    ]);
  });

  it('are the hits alone where they are not grouped', () => {
    expect(resultRows({ hits, perDocument: {} }, 'clause', new Set(), '').map((row) => row.key)).toEqual(
      hits.map(({ id }) => id),
    );
  });
});

describe('hits asked for later', () => {
  const answer = (ids: string[], perDocument: Record<string, number>) =>
    ({ total: 9, hits: ids.map((id) => hit(id)), perDocument }) as unknown as SearchResponse;

  it('stand behind the first ones, each clause once', () => {
    const all = joined(answer(['a/1', 'a/2'], { a: 3 }), answer(['a/2', 'b/1'], { a: 3, b: 1 }));
    expect(all.hits.map(({ id }) => id)).toEqual(['a/1', 'a/2', 'b/1']);
    expect(all.perDocument).toEqual({ a: 3, b: 1 });
  });
});

describe('snippets', () => {
  it('of table rows come without number and bodies, marks in their place', () => {
    const row = hit('a/1', {
      snippet: '21\n建设基地。\n市教委、市财政局',
      lead: '市教委',
      marks: [{ span: [5, 7], how: 'word' }],
    });
    const tidy = tidySnippet(row);
    expect(tidy.text).toBe('建设基地。');
    expect(tidy.text.slice(...tidy.marks[0]!.span)).toBe('基地');
  });

  it('of other clauses stay as they are', () => {
    const plain = hit('a/1', { snippet: '（一）目标。\n建设21个基地。', lead: '市教委' });
    expect(tidySnippet(plain).text).toBe(plain.snippet);
  });
});

describe('targets of a hit in short', () => {
  it.each([
    ['占比 ≥60%', '占比', '≥60%'],
    ['技能人才 ≥450万人，2025年', '技能人才', '≥450万人，2025年'],
    ['“双师型”教师在专业教师中的占比 ≥60%', '…在专业教师中的占比', '≥60%'],
    ['超过一半', '', '超过一半'],
  ])('%s → %s, %s', (words, indicator, value) => {
    expect(targetGist(words)).toEqual({ indicator, value });
  });
});

describe('words beside a hit', () => {
  it('say what was found, what stands for it and what is missing', () => {
    const words = reasonWords([
      { term: '双师型', how: 'word' },
      { term: '双师型', how: 'word' },
      { term: '比例', how: 'synonym', of: '占比' },
      { term: '期限', how: 'missing' },
    ]);
    expect(words.map((one) => [one.before, one.term])).toEqual([
      ['', '双师型'],
      ['同义词', '占比 ≈ 比例'],
      ['缺', '期限'],
    ]);
  });

  it('mark words and synonyms apart', () => {
    const understood = { words: ['占比'], phrases: [], excluded: [], synonyms: { 占比: ['比例'] }, fields: {} };
    expect(marksIn('占比和比例', understood)).toEqual([{ span: [0, 2] }, { span: [3, 5], how: 'synonym' }]);
  });

  it('offer a phrase only for several plain words', () => {
    const understood = { words: ['双师型', '占比'], phrases: [], excluded: [], synonyms: {}, fields: {} };
    expect(phraseTip(stateOf('/search?q=双师型 占比'), understood)).toBe('双师型占比');
    expect(phraseTip(stateOf('/search?q=“双师型” 占比'), understood)).toBeNull();
    expect(phraseTip(stateOf('/search?q=占比'), { ...understood, words: ['占比'] })).toBeNull();
  });
});

describe('facet values', () => {
  it('stand from the top level down, newest year first, most hits first', () => {
    expect(orderValues('level', { county: 5, national: 1 }, []).map(([value]) => value)).toEqual([
      'national',
      'county',
    ]);
    expect(orderValues('year', { 2019: 9, 2023: 1 }, []).map(([value]) => value)).toEqual(['2023', '2019']);
    expect(orderValues('region', { 甲: 1, 乙: 2 }, []).map(([value]) => value)).toEqual(['乙', '甲']);
  });

  it('keep a chosen value that has no hits any more', () => {
    expect(orderValues('region', { 甲: 1 }, ['丙'])).toEqual([
      ['甲', 1],
      ['丙', 0],
    ]);
  });
});

describe('recent searches', () => {
  it('stand newest first, each once', () => {
    const list = withLatest([{ label: 'a', href: '1' }], { label: 'b', href: '2' });
    expect(withLatest(list, { label: 'a', href: '1' }).map((one) => one.href)).toEqual(['1', '2']);
  });
});
