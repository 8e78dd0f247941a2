import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IngestedDocument } from '../../graph-schema/records.ts';
import { compareDocuments, headOf, type Head } from '../../ingest/link/head.ts';
import { relation, relationByContent, type Relative } from '../../ingest/link/parents.ts';
import { sharedPassages } from '../../ingest/link/passages.ts';
import { RelatedIndex } from '../../ingest/link/related.ts';
import { madeDocument } from './made.ts';

const TOPICS = ['加快智慧渔业发展', '加快智慧渔业健康发展', '完善渔业保险制度', '渔政', '渔港与渔港灯塔安全管理'];
const LEVELS = ['national', 'provincial', 'county', 'county', 'county', 'county-department', null] as const;
const HASHES = Array.from({ length: 24 }, (_, i) => (i * 1_234_567 + 89).toString(36)).sort();

const shape = fc.record({
  topic: fc.integer({ min: 0, max: 9 }).map((n) => TOPICS[n] ?? TOPICS[0]!), // half of them one family
  level: fc.constantFrom(...LEVELS),
  place: fc.nat(11),
  coded: fc.boolean(),
  date: fc.constantFrom('2021-03-01', '2022-05', '2022-05-06', '2023-07-08', null),
  bodies: fc.uniqueArray(fc.nat(5), { maxLength: 2 }),
  print: fc.subarray(HASHES, { maxLength: 9 }),
  cites: fc.option(fc.nat(59), { nil: null, freq: 3 }),
  role: fc.constantFrom('basis', 'mention'),
});

const corpora = fc.array(shape, { minLength: 20, maxLength: 60 }).map((shapes) =>
  shapes.map(({ topic, level, place, coded, date, bodies, print, cites, role }, i) => {
    const ingested = madeDocument({
      id: `d-${String(i).padStart(2, '0')}`,
      number: `渔发〔2020〕${String(i)}号`,
      title: `第${String(place)}县关于${topic}的意见`,
      level,
      region: `第${String(place)}县`,
      date,
      issuers: bodies.map((body) => `渔业第${String(body)}委员会`),
      cites: cites === null ? [] : [{ title: '所引用的某件渔业文件', number: `渔发〔2020〕${String(cites)}号`, role }],
    });
    ingested.document.regionCode = coded ? `5${String(place % 3)}01${String(10 + place)}` : null;
    if (place === 0 && !coded) ingested.document.region = null;
    ingested.document.fingerprint = print;
    return ingested;
  }),
);

/** Every document held against every other, as the rule is stated. */
function plainly(heads: readonly Head[], head: Head): Relative[] {
  const cites = (one: Head, other: Head) => other.names.some((name) => one.cites.has(name));
  const meets = (other: Head) =>
    cites(head, other) ||
    cites(other, head) ||
    head.topic.keys.some((key) => other.topic.keys.includes(key)) ||
    head.keys.some((key) => other.keys.includes(key));
  const found = heads.filter((other) => other !== head && meets(other) && relation(head, other));
  const isSibling = (one: Head, other: Head) => relation(one, other)?.parent.relation === 'PARALLELS';
  const siblings = found.filter((other) => isSibling(head, other));
  const isBetween = (one: Head, two: Head, middle: Head) => {
    const [a, b] = [one, two].sort((x, y) => compareDocuments(x.document, y.document)) as [Head, Head];
    return compareDocuments(a.document, middle.document) < 0 && compareDocuments(middle.document, b.document) < 0;
  };
  const kept = found.filter(
    (other) =>
      !siblings.includes(other) ||
      siblings.filter((middle) => isBetween(head, other, middle) && isSibling(middle, other)).length < 3,
  );
  return kept.map((other) => relation(head, other)!);
}

const headsOf = (documents: readonly IngestedDocument[]) =>
  documents.map(({ document, citations }) => headOf(document, citations));

describe('RelatedIndex', () => {
  it('finds what is found by holding every document against every other', () => {
    let siblings = 0;
    fc.assert(
      fc.property(corpora, (documents) => {
        const index = new RelatedIndex();
        for (const { document, citations } of documents) index.add(document, citations);
        const heads = headsOf(documents);
        for (const head of heads) {
          const found = index.relatives(head.document.id);
          expect(found).toEqual(plainly(heads, head));
          siblings = Math.max(siblings, found.filter(({ parent }) => parent.relation === 'PARALLELS').length);
        }
      }),
      { numRuns: 40, seed: 20_261_126 },
    );
    expect(siblings).toBeGreaterThan(5);
  });

  it('keeps a far sibling that rests on most of those between', () => {
    const number = (i: number) => `渔发〔2020〕${String(i)}号`;
    const documents = Array.from({ length: 12 }, (_, i) =>
      madeDocument({
        id: `s-${String(i).padStart(2, '0')}`,
        number: number(i),
        title: '关于加快智慧渔业发展的意见',
        level: 'county',
        region: `第${String(i)}县`,
        date: `2022-01-${String(10 + i)}`,
        cites: i < 11 ? [] : [2, 3, 4, 5, 6, 7, 8, 9].map((k) => ({ title: '所引用的某件文件', number: number(k) })),
      }),
    );
    const index = new RelatedIndex();
    for (const { document, citations } of documents) index.add(document, citations);
    const heads = headsOf(documents);
    for (const head of heads) expect(index.relatives(head.document.id)).toEqual(plainly(heads, head));
    expect(index.relatives('s-00').map(({ parent }) => parent.from)).toContain('s-11');
  });

  it('finds a document by the long end of a title, in either direction', () => {
    const plan = madeDocument({
      id: 'plan',
      title: '江州市人民政府办公室关于促进远洋渔业船队更新改造若干措施',
      level: 'prefecture',
      region: '江州市',
      date: '2021-01-01',
    });
    const lower = madeDocument({
      id: 'lower',
      title: '云溪县海港事务办法',
      level: 'county',
      region: '江州市',
      date: '2022-01-01',
      cites: [{ title: '促进远洋渔业船队更新改造若干措施' }],
    });
    const index = new RelatedIndex();
    for (const { document, citations } of [plan, lower]) index.add(document, citations);
    expect(index.relatives('plan')).toMatchObject([{ parent: { from: 'lower', to: 'plan', basis: 'cited' } }]);
    expect(index.relatives('lower')).toEqual(index.relatives('plan'));
  });

  it('takes places that are not known for different ones', () => {
    const title = '加快智慧渔业发展的意见';
    const index = new RelatedIndex();
    const add = (id: string, level: 'county' | 'prefecture', year: number): void => {
      const { document, citations } = madeDocument({ id, title, level, date: `${String(year)}-01-01` });
      index.add({ ...document, region: null, regionCode: null }, citations);
    };
    add('city', 'prefecture', 2020);
    add('one', 'county', 2021);
    add('other', 'county', 2022);
    expect(index.relatives('one')).toMatchObject([{ parent: { from: 'other', to: 'one', relation: 'PARALLELS' } }]);
    expect(index.relatives('city')).toEqual([]);
  });

  it('knows documents that are added after it was asked', () => {
    const [a, b] = ['2021-01-01', '2022-01-01'].map((date, i) =>
      madeDocument({ id: `x${String(i)}`, title: '加快智慧渔业发展的意见', level: 'county', region: '柳湾县', date }),
    ) as [IngestedDocument, IngestedDocument];
    const index = new RelatedIndex();
    index.add(a.document, a.citations);
    expect(index.relatives('x0')).toEqual([]);
    index.add(b.document, b.citations);
    expect(index.relatives('x0')).toMatchObject([{ parent: { from: 'x1', to: 'x0', relation: 'CONTINUES' } }]);
  });
});

describe('sharedPassages', () => {
  const head = (print: string[], more: Partial<Head['document']> = {}) => {
    const { document } = madeDocument({ id: `${print[0]!}-${String(print.length)}`, title: '某意见' });
    return headOf({ ...document, ...more, fingerprint: print }, []);
  };

  it('is the share of the smaller fingerprint, 0 below five phrases', () => {
    expect(sharedPassages(head(HASHES.slice(0, 10)), head(HASHES.slice(5)))).toBe(0.5);
    expect(sharedPassages(head(HASHES.slice(0, 10)), head(HASHES.slice(6)))).toBe(0);
  });

  it('makes a doubtful parent of a higher document only', () => {
    const [upper, lower] = [head(HASHES, { level: 'national' }), head(HASHES.slice(1), { level: 'county' })];
    expect(relationByContent(lower, upper)).toMatchObject({ doubtful: true, parent: { to: upper.document.id } });
    expect(relationByContent(lower, head(HASHES, { level: 'county', region: '柳湾县' }))).toBeNull();
  });
});
