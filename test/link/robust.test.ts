import { describe, expect, it } from 'vitest';
import { linkCorpus } from '../../ingest/link/index.ts';
import { madeDocument, type Made } from './made.ts';

const upper = (changes: Partial<Made> = {}) =>
  madeDocument({
    id: 'shi-1',
    number: '江政发〔2022〕1号',
    title: '江州市人民政府关于加快智慧渔业发展的意见',
    level: 'prefecture',
    region: '江州市',
    date: '2022-03-01',
    clauses: { '一/（一）': '（一）建设国家级鱼苗繁育中心，选育抗病鱼苗品种。', '一/（二）': '（二）推广循环水养殖。' },
    ...changes,
  });

const lower = (changes: Partial<Made> = {}) =>
  madeDocument({
    id: 'xian-1',
    number: '柳府发〔2022〕9号',
    title: '柳湾县智慧渔业实施方案',
    level: 'county',
    region: '柳湾县',
    date: '2022-08-01',
    cites: [{ title: '江州市人民政府关于加快智慧渔业发展的意见', number: '江政发〔2022〕1号' }],
    clauses: { '一/（一）': '（一）建设国家级鱼苗繁育中心，选育抗病鱼苗品种。', '一/（二）': '（二）修缮码头道路。' },
    ...changes,
  });

const ends = (documents: Parameters<typeof linkCorpus>[0]) =>
  linkCorpus(documents).links.map(({ from, to, relation }) => `${from.id} ${relation} ${to.id}`);

describe('odd documents', () => {
  it('links two identical documents clause by clause, one way', () => {
    const twin = upper({ id: 'shi-2', number: '江政发〔2022〕2号', date: '2022-04-01' });
    expect(ends([upper(), twin])).toEqual(['shi-2/1.1 CONTINUES shi-1/1.1', 'shi-2/1.2 CONTINUES shi-1/1.2']);
  });

  it('links undated documents by level and citation, and says so', () => {
    const { parents } = linkCorpus([upper({ date: null }), lower()]);
    expect(parents).toMatchObject([
      { relation: 'IMPLEMENTS', reason: expect.stringContaining('缺成文日期') as string },
    ]);
  });

  it('takes a date in the future as it is', () => {
    expect(ends([upper({ date: '2099-01-01' }), lower()])).toEqual([]);
    expect(ends([upper(), lower({ date: '2099-01-01' })])).toEqual(['xian-1/1.1 IMPLEMENTS shi-1/1.1']);
  });

  it('passes over empty clauses and documents without any', () => {
    expect(linkCorpus([])).toEqual({ parents: [], links: [] });
    expect(ends([upper({ clauses: { 一: '', 二: '   ' } }), lower({ clauses: {} })])).toEqual([]);
  });

  it('links a measure inside a clause of twenty thousand characters', () => {
    const filler = Array.from({ length: 900 }, (_, i) => `第${String(i)}处码头修缮栈桥并且更换缆绳灯具。`).join('');
    const long = lower({ clauses: { 一: `${filler}建设国家级鱼苗繁育中心，选育抗病鱼苗品种。` } });
    const { links } = linkCorpus([upper(), long]);
    expect(links[0]?.evidence[0]?.text).toContain('鱼苗繁育中心');
  });

  it('links nothing that only tells of the past', () => {
    const roles = { '一/（一）': 'background', '一/（二）': 'background' } as const;
    expect(ends([upper({ roles }), lower()])).toEqual([]);
  });

  it('never lets siblings implement each other, and keeps their number small', () => {
    const siblings = Array.from({ length: 60 }, (_, i) =>
      lower({
        id: `x-${String(i).padStart(2, '0')}`,
        number: `县${String(i)}发〔2022〕9号`,
        region: `第${String(i)}县`,
        cites: [],
      }),
    );
    const { parents } = linkCorpus(siblings);
    expect(new Set(parents.map(({ relation }) => relation))).toEqual(new Set(['PARALLELS']));
    expect(parents.length).toBeLessThanOrEqual(60 * 3);
  });

  it('gives evidence whose spans lie in both texts and match', () => {
    const documents = [upper(), lower()];
    const texts = new Map(documents.flatMap(({ clauses }) => clauses.map(({ id, text }) => [id, text])));
    for (const { from, evidence } of linkCorpus(documents).links)
      for (const piece of evidence) expect(texts.get(from.id)!.slice(...piece.from)).toBe(piece.text);
  });
});
