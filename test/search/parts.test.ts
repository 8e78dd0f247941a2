import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hitView } from '../../server/search/hit-view.ts';
import { normalize } from '../../server/search/normalize.ts';
import { Speller } from '../../server/search/spelling.ts';
import { loadSynonyms, Synonyms, synonymsSchema } from '../../server/search/synonyms.ts';
import { indexTerms, queryWords } from '../../server/search/terms.ts';
import { openTokenizer } from '../../server/search/tokenize.ts';
import { firstOf } from '../../server/search/top.ts';
import { Vocabulary } from '../../server/search/vocabulary.ts';
import { entry } from '../support/search-entries.ts';

describe('openTokenizer', () => {
  it('refuses a name that it does not know', () => {
    expect(() => openTokenizer('lucene')).toThrow(/lucene.*nodejieba/u);
  });

  it('falls back to pairs of characters', () => {
    const bigram = openTokenizer('bigram');
    expect(bigram.cut('职业教育，AI')).toEqual(['职业', '业教', '教育', 'AI']);
    expect(bigram.cut('一')).toEqual(['一']);
  });

  it('uses what is installed', () => {
    expect(['nodejieba', 'node-rs-jieba', 'bigram']).toContain(openTokenizer().name);
    expect(openTokenizer('node-rs-jieba').words('推动职业教育发展')).toEqual(['推动', '职业', '教育', '发展']);
  });
});

describe('terms', () => {
  const tokenizer = openTokenizer('node-rs-jieba');

  it('join neighbouring characters that the tokenizer does not know', () => {
    const unknown = {
      ...tokenizer,
      words: (text: string) => Array.from(text),
      cut: (text: string) => Array.from(text),
    };
    expect(queryWords(unknown, '占比')).toEqual(['占比']);
    expect(queryWords(unknown, '占的比')).toEqual(['占', '的', '比']);
    expect(indexTerms(unknown, '占比')).toEqual(['占', '占比', '比']);
  });

  it('leave out signs', () => {
    expect(indexTerms(tokenizer, '职业，教育。')).toEqual(['职业', '教育']);
  });
});

describe('synonyms', () => {
  const groups = synonymsSchema.parse(createRequire(import.meta.url)('../../server/search/data/synonyms.json'));

  it('are many, and no expression is in two groups', () => {
    expect(groups.length).toBeGreaterThanOrEqual(150);
    const words = groups.flat();
    expect(words.filter((word, at) => words.indexOf(word) !== at)).toEqual([]);
  });

  it('are written as normalised text', () => {
    const wrong = groups.flat().filter((word) => normalize(word).text !== word.toLowerCase());
    expect(wrong).toEqual([]);
  });

  it('are found over several words, longest first', () => {
    const synonyms = new Synonyms([
      ['技能培训', '职业培训'],
      ['培训', '训练'],
    ]);
    expect(synonyms.within(['技能', '培训', '补贴'])).toEqual(['技能培训']);
    expect(synonyms.within(['开展', '培训'])).toEqual(['培训']);
    expect(loadSynonyms().of('占比')).toContain('比重');
  });
});

describe('firstOf', () => {
  it('gives what sorting would give', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer()), fc.nat(20), (items, count) => {
        const order = (a: number, b: number) => a - b;
        expect(firstOf(items, count, order)).toEqual(items.toSorted(order).slice(0, count));
      }),
      { seed: 1 },
    );
  });
});

describe('Speller', () => {
  it('knows words that sound alike or differ in one character', () => {
    const vocabulary = new Vocabulary();
    vocabulary.add(['双师型', '补贴', '培训', '培养']);
    const speller = new Speller(vocabulary);
    expect(speller.near('补帖')).toEqual(['补贴']);
    expect(speller.near('双师形')).toEqual(['双师型']);
    expect(speller.near('双师')).toEqual(['双师型']);
    expect(speller.near('培训')).toEqual(['培养']);
    expect(speller.near('航天')).toEqual([]);
  });
});

describe('hitView', () => {
  it('cuts marks at the ends of the snippet', () => {
    const one = entry({ id: 't-1/1', text: '开展职业技能培训' });
    const view = hitView({
      id: one.id,
      entry: one,
      score: 1,
      reasons: [],
      marks: [
        { span: [0, 3], how: 'word' },
        { span: [6, 8], how: 'word' },
        { span: [3, 4], how: 'word' },
      ],
      snippet: { start: 2, end: 7 },
    });
    expect(view.snippet).toBe('职业技能培');
    expect(view.marks.map(({ span }) => view.snippet.slice(...span))).toEqual(['职', '培', '业']);
  });
});
