import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { SearchIndex, SearchOptions } from '../../graph-schema/search.ts';
import { normalize } from '../../server/search/normalize.ts';
import { ENTRIES, entry } from '../support/search-entries.ts';

export interface SearchUnderTest {
  name: string;
  /** An empty index. */
  open: () => Promise<SearchIndex>;
  /** Tests that this index does not have to pass, each with the reason. */
  skip?: Record<string, string>;
}

/** What every SearchIndex does, whatever ranks inside. */
export function searchConformance({ name, open, skip = {} }: SearchUnderTest): void {
  const test = (title: string, run: () => Promise<void>) => (title in skip ? it.skip(title, run) : it(title, run));

  describe(`search index: ${name}`, () => {
    let index: SearchIndex;
    // before each: in a shared database a fresh index takes the place of this one
    beforeEach(async () => {
      index = await open();
      await index.add(ENTRIES);
    });
    const ids = async (query: string, options?: SearchOptions) =>
      (await index.search(query, options)).hits.map((hit) => hit.id);

    describe('words', () => {
      test('rank the clause that is about them first', async () => {
        expect((await ids('技能培训 补贴'))[0]).toBe('jiangfufa-2021-8/2.1');
        expect((await ids('能工巧匠'))[0]).toBe('beihufuban-2022-17/2.2');
      });

      test('are found in traditional characters and other widths', async () => {
        expect(await ids('職業學校')).toContain('beihufuban-2022-17/2.2');
        expect(await ids('职业学校')).toContain('beihufuban-2022-17/2.2');
        expect(await ids('３０%')).toContain('jiangfufa-2021-8/2.1');
      });

      test('count every hit once and page through them', async () => {
        const all = await index.search('培训', { limit: 100 });
        expect(new Set(all.hits.map((hit) => hit.id)).size).toBe(all.total);
        expect(all.documents).toBe(2);
        const second = await index.search('培训', { limit: 1, offset: 1 });
        expect(second.hits.map((hit) => hit.id)).toEqual([all.hits[1]!.id]);
        expect(second.total).toBe(all.total);
        expect((await index.search('培训', { limit: 0 })).hits).toEqual([]);
      });

      test('come with synonyms unless these are off', async () => {
        expect(await ids('占比')).toEqual(expect.arrayContaining(['jiangfufa-2021-8/2.1', 'beihufuban-2022-17/2.1']));
        expect(await ids('占比', { synonyms: false })).not.toContain('beihufuban-2022-17/2.1');
      });

      test('that name a region prefer its documents, and say so', async () => {
        const [first] = (await index.search('北湖 劳动者')).hits;
        expect(first!.id).toBe('beihufuban-2022-17/2.1');
        expect(first!.reasons).toContainEqual({ term: '北湖', how: 'title' });
      });

      test('that stand nowhere find nothing', async () => {
        expect((await index.search('航天飞机')).total).toBe(0);
      });
    });

    describe('phrases', () => {
      test('must stand as they are, over line breaks and spaces', async () => {
        expect(await ids('“5万人次，技能劳动者”')).toEqual(['jiangfufa-2021-8/2.1']);
        expect(await ids('"技能劳动者占比"')).toEqual(['jiangfufa-2021-8/2.1']);
        expect(await ids('「劳动者技能」')).toEqual([]);
      });

      test('are never missed', async () => {
        const text = fc.string({ unit: fc.constantFrom(...'技能培训率占比，。“”—— \n　2O①％〔〕Ａaé職𠮷') });
        const texts = fc.array(text, { minLength: 1, maxLength: 12 });
        const cut = fc.tuple(texts, fc.nat(), fc.nat(), fc.nat());
        await fc.assert(
          fc.asyncProperty(cut, async ([all, which, from, length]) => {
            const source = all[which % all.length]!;
            const characters = Array.from(source);
            const start = from % Math.max(1, characters.length);
            const phrase = characters.slice(start, start + 1 + (length % 5)).join('');
            if (/["“”]/u.test(phrase) || normalize(phrase).text === '') return;
            const fresh = await open();
            await fresh.add(all.map((body, at) => entry({ id: `t-1/${at}`, text: body })));
            const found = (await fresh.search(`"${phrase}"`, { limit: 100 })).hits.map((hit) => hit.id);
            const wanted = all.flatMap((body, at) =>
              normalize(body).text.includes(normalize(phrase).text) ? [`t-1/${at}`] : [],
            );
            expect(found.toSorted()).toEqual(wanted.toSorted());
            expect(found).toContain(`t-1/${which % all.length}`);
          }),
          { seed: 7, numRuns: 60 },
        );
      });
    });

    describe('the query language', () => {
      test('excludes words and phrases', async () => {
        expect(await ids('培训 -补贴')).not.toContain('jiangfufa-2021-8/2.1');
        expect(await ids('培训 -“技能劳动者”')).not.toContain('beihufuban-2022-17/2.1');
      });

      test('joins alternatives by OR and |', async () => {
        const wanted = ['beihufuban-2022-17/2.2', 'jiangfufa-2021-8/2.1'];
        expect((await ids('能工巧匠 OR 补贴性')).toSorted()).toEqual(wanted);
        expect((await ids('“能工巧匠”|“补贴性”')).toSorted()).toEqual(wanted);
      });

      test('narrows by fields', async () => {
        expect(await ids('层级：区县 培训')).not.toContain('jiangfufa-2021-8/2.1');
        expect(await ids('责任单位:市教委')).toEqual(['jiangfufa-2021-8/f2.21']);
        expect((await index.search('年份:2021-2021')).documents).toBe(1);
        expect(await ids('有指标：是 -地区：北湖')).toEqual(['jiangfufa-2021-8/2.1']);
        expect(await ids('标题:双师')).toEqual(['beihufuban-2022-17/2.2']);
        expect((await index.search('文号:江府发')).total).toBe(3);
      });

      test('says what is wrong, where, and offers a repair', async () => {
        await expect(index.search('培训 “补贴')).rejects.toMatchObject({
          code: 'BAD_QUERY',
          detail: { position: [3, 4], repair: '培训 “补贴”' },
        });
      });

      test('tells how it was understood', async () => {
        const { understood } = await index.search('占比 “技能劳动者” -补贴 层级:区县');
        expect(understood).toMatchObject({
          words: ['占比'],
          phrases: ['技能劳动者'],
          excluded: ['补贴'],
          fields: { 层级: ['区县'] },
        });
        expect(understood.synonyms.占比).toContain('比重');
      });
    });

    describe('names', () => {
      test('resolve to a document in any spelling of its 文号', async () => {
        for (const query of [
          '江府发〔2021〕8号',
          '江府发[2021]8号',
          '江府发（2021）8 号',
          '江府发2021年第8号',
          '江府发8号',
        ]) {
          const { direct, hits } = await index.search(query);
          expect(direct, query).toMatchObject({ kind: 'number', documentId: 'jiangfufa-2021-8' });
          expect(hits[0]?.id, query).toBe('jiangfufa-2021-8/0');
        }
      });

      test('find clauses that cite the 文号', async () => {
        const cited = (await index.search('江府发[2021]8号')).hits.find((hit) => hit.id === 'beihufuban-2022-17/0')!;
        expect(cited.reasons).toMatchObject([{ how: 'number' }]);
        expect(cited.marks.map(({ span }) => cited.entry.text.slice(...span)).join('')).toContain('〔2021〕8号');
      });

      test('say that a document is not held', async () => {
        expect((await index.search('江府发〔2021〕9号')).direct).toEqual({
          kind: 'number',
          text: '江府发〔2021〕9号',
          documentId: null,
        });
      });

      test('resolve to a clause', async () => {
        for (const address of ['附件2/21', '附件2第21项', '附件2 21', '附件二第21项']) {
          const { direct, hits } = await index.search(`江府发〔2021〕8号 ${address}`);
          expect(direct, address).toMatchObject({ kind: 'clause', clauseId: 'jiangfufa-2021-8/f2.21' });
          expect(hits[0]?.id, address).toBe('jiangfufa-2021-8/f2.21');
        }
        expect((await index.search('江府发2021-8号二（一）')).direct?.clauseId).toBe('jiangfufa-2021-8/2.1');
      });

      test('resolve to a document by its title', async () => {
        for (const query of ['北湖区技能培训实施方案', '《关于推进技能培训的意见》']) {
          expect((await index.search(query)).direct?.kind, query).toBe('title');
        }
      });
    });

    describe('facets', () => {
      test('count hits, without the facet’s own filter', async () => {
        const all = await index.search('培训');
        const county = await index.search('培训', { filters: { level: ['county'] } });
        expect(county.hits.every((hit) => hit.entry.level === 'county')).toBe(true);
        expect(county.facets.level).toEqual(all.facets.level);
        expect(county.facets.region).toEqual({ 北湖区: county.total });
        const sum = Object.values(all.facets.level ?? {}).reduce((a, b) => a + b, 0);
        expect(sum).toBe(all.total);
      });

      test('narrow together, one of the values of each', async () => {
        const filters = { level: ['county', 'provincial'], hasTarget: ['true'] };
        const both = (await ids('', { filters })).toSorted();
        expect(both).toEqual(['beihufuban-2022-17/2.1', 'jiangfufa-2021-8/2.1']);
        expect(await ids('', { filters: { ...filters, agency: ['市财政局'] } })).toEqual(['jiangfufa-2021-8/2.1']);
        expect(await ids('', { filters: { document: ['jiangfufa-2021-8'] } })).toHaveLength(3);
      });

      test('keep a chosen value in sight when nothing is left of it', async () => {
        const { facets } = await index.search('能工巧匠', { filters: { level: ['national'] } });
        expect(facets.level).toEqual({ county: 1, national: 0 });
      });
    });

    describe('order', () => {
      test('is by date, latest first, or by level, highest first', async () => {
        const years = (await index.search('培训', { sort: 'date' })).hits.map((hit) => hit.entry.year!);
        expect(years).toEqual(years.toSorted((a, b) => b - a));
        const levels = (await index.search('培训', { sort: 'level' })).hits.map((hit) => hit.entry.level);
        expect(levels).toEqual(levels.toSorted((a, b) => (a === b ? 0 : a === 'provincial' ? -1 : 1)));
      });
    });

    describe('why', () => {
      test('marks exact places of the original text', async () => {
        const [hit] = (await index.search('职业学校')).hits;
        const marked = hit!.marks.map(({ span }) => hit!.entry.text.slice(...span));
        expect(marked).toContain('職業學校');
        const [percent] = (await index.search('“30%。”')).hits;
        expect(percent!.marks.map(({ span }) => percent!.entry.text.slice(...span))).toEqual(['30％。']);
      });

      test('names synonyms and missing words', async () => {
        const hit = (await index.search('占比 双师型')).hits.find(({ id }) => id === 'beihufuban-2022-17/2.1')!;
        expect(hit.reasons).toEqual([
          { term: '比重', how: 'synonym', of: '占比' },
          { term: '双师型', how: 'missing' },
        ]);
      });

      test('shows a part of the text round the rarest word', async () => {
        const fresh = await open();
        const long = `${'开展培训工作。'.repeat(60)}引进能工巧匠。${'做好服务。'.repeat(60)}`;
        await fresh.add([entry({ id: 'l-1/1', text: long }), entry({ id: 'l-1/2', text: '培训' })]);
        const { snippet } = (await fresh.search('培训 能工巧匠')).hits.find(({ id }) => id === 'l-1/1')!;
        expect(long.slice(snippet.start, snippet.end)).toContain('能工巧匠');
        expect(snippet.end - snippet.start).toBeLessThan(160);
      });
    });

    describe('help', () => {
      test('suggests words, clauses, targets and documents', async () => {
        const kinds = new Set((await index.suggest('技', 20)).map(({ kind }) => kind));
        expect([...kinds].toSorted()).toEqual(['clause', 'document', 'target', 'word']);
        expect((await index.suggest('北湖府办')).map(({ id }) => id)).toContain('beihufuban-2022-17');
        expect(await index.suggest('')).toEqual([]);
      });

      test('suggests by the first letters of pinyin', async () => {
        expect((await index.suggest('jn')).map(({ text }) => text)).toContain('技能');
        expect((await index.suggest('jineng')).map(({ text }) => text)).toContain('技能');
      });

      test('knows spellings that sound alike or differ in one character, only with hits', async () => {
        const alike = await index.didYouMean('补帖性');
        expect(alike.map(({ text }) => text)).toContain('补贴性');
        const edited = await index.didYouMean('“能工巧将”');
        expect(edited.every(({ hits }) => hits > 0)).toBe(true);
        expect(edited.map(({ text }) => text)).toContain('“能工巧匠”');
        expect(await index.didYouMean('航天飞机')).toEqual([]);
        expect((await index.didYouMean('nenggongqiaojiang')).map(({ text }) => text)).toContain('能工巧匠');
      });
    });

    describe('changes', () => {
      test('replace, remove and forget', async () => {
        const fresh = await open();
        await fresh.add(ENTRIES);
        await fresh.add([{ ...ENTRIES[1]!, text: '全部改写为航天飞机' }]);
        expect(fresh.size()).toBe(ENTRIES.length);
        expect((await fresh.search('补贴性')).total).toBe(0);
        expect((await fresh.search('航天飞机')).hits.map((hit) => hit.id)).toEqual(['jiangfufa-2021-8/2.1']);
        await fresh.remove(['jiangfufa-2021-8']);
        expect(fresh.size()).toBe(3);
        expect((await fresh.search('航天飞机')).total).toBe(0);
        expect((await fresh.search('江府发〔2021〕8号')).direct?.documentId).toBe(null);
        expect((await fresh.search('培训')).facets.level).not.toHaveProperty('provincial');
      });

      test('are the same after saving and loading', async () => {
        const pieces = await index.save();
        const fresh = await open();
        expect(await fresh.load(pieces)).toBe(true);
        for (const query of ['技能培训', '“双师型”', '江府发8号', '占比 -补贴']) {
          expect(await fresh.search(query), query).toEqual(await index.search(query));
        }
        await fresh.add([entry({ id: 'n-1/1', text: '航天飞机' })]);
        expect((await fresh.search('航天飞机')).total).toBe(1);
      });

      test('refuse bytes that another index or nobody made', async () => {
        const fresh = await open();
        expect(await fresh.load([new Uint8Array([1, 2, 3])])).toBe(false);
        expect(await fresh.load([])).toBe(false);
        if (index.kind !== 'neo4j') expect(await fresh.load((await index.save()).slice(0, -1))).toBe(false);
      });
    });
  });
}
