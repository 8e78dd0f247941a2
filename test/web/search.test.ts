import { describe, expect, it } from 'vitest';
import type { SearchHitView } from '../../graph-schema/api.ts';
import { links } from '../../web/links.ts';
import { parseAddress } from '../../web/router.ts';
import { csvField, hitsAsCsv } from '../../web/views/search/export-hits.ts';
import { orderValues } from '../../web/views/search/facets.tsx';
import { groupByDocument, visibleHits } from '../../web/views/search/group.ts';
import { withLatest } from '../../web/views/search/history.ts';
import { isBlank, readState, toAddress, toggle, toRequest } from '../../web/views/search/query.ts';
import { phraseTip } from '../../web/views/search/understood.tsx';
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
    expect(toRequest(toggle(having, 'has', 'no-up'), 20)).toMatchObject({ hasTarget: ['true'], hasUp: ['false'] });
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
    ['力争占比达到60%以上', '60%以上'],
    ['到2025年，技能人才达到450万人以上', '450万人以上'],
    ['建设1—2所分校', '1—2所'],
    ['超过一半', '超过一半'],
    ['建成80所，2025年完成', '80所'],
  ])('%s → %s', (text, words) => {
    expect(targetGist(text)).toBe(words);
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

describe('CSV', () => {
  it.each([
    ['普通', '普通'],
    ['有,号', '"有,号"'],
    ['有"号', '"有""号"'],
    ['=1+1', "'=1+1"],
    ['1=1', '1=1'],
  ])('%s', (value, field) => {
    expect(csvField(value)).toBe(field);
  });

  it('starts with a byte order mark and has one line a hit', () => {
    const csv = hitsAsCsv([hit('a/1'), hit('b/1')]);
    expect(csv.startsWith('\ufeff文件,')).toBe(true);
    expect(csv.trim().split('\r\n')).toHaveLength(3);
  });
});
