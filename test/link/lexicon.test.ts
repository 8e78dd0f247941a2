import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GramTable } from '../../ingest/link/gram-table.ts';
import { gramOf, gramsIn } from '../../ingest/link/grams.ts';
import { commonGrams, Lexicon } from '../../ingest/link/lexicon.ts';
import { postingsOf } from '../../ingest/link/postings.ts';

describe('GramTable', () => {
  it('numbers grams in the order in which they come, each once, however many', () => {
    const grams = fc.array(fc.oneof(fc.nat(40), fc.maxSafeNat()), { maxLength: 3000 });
    fc.assert(
      fc.property(grams, fc.maxSafeNat(), (list, other) => {
        const table = new GramTable();
        const distinct = [...new Set(list)];
        for (const gram of list) expect(table.gram(table.idOf(gram))).toBe(gram);
        expect(table.size).toBe(distinct.length);
        distinct.forEach((gram, id) => expect(table.find(gram)).toBe(id));
        if (!distinct.includes(other)) expect(table.find(other)).toBe(-1);
      }),
      { seed: 5, numRuns: 30 },
    );
  });
});

describe('Lexicon', () => {
  it('tells a gram of a list that is in it already by its place', () => {
    const lexicon = new Lexicon();
    const [fish, port] = [lexicon.idOf(gramOf('鱼苗', 0, 2)), lexicon.idOf(gramOf('渔港', 0, 2))];
    const first = lexicon.list();
    expect([first(fish), first(port), first(fish), first(port)]).toEqual([-1, -1, 0, 1]);
    const second = lexicon.list();
    expect([second(port), second(port), second(fish)]).toEqual([-1, 0, -1]);
  });

  it('translates into another', () => {
    const [lower, upper] = [new Lexicon(), new Lexicon()];
    for (const { gram } of gramsIn('建设渔港', 0, 4, 2)) lower.idOf(gram);
    for (const { gram } of gramsIn('渔港建设', 0, 4, 2)) upper.idOf(gram);
    expect([...commonGrams(lower, upper).toUpper]).toEqual([2, -1, 0]);
  });
});

describe('postingsOf', () => {
  it('has for each gram the lists with it and its weight there', () => {
    const { starts, places, weights } = postingsOf(
      [
        { ids: [2, 0], weights: [0.5, 1] },
        { ids: [], weights: [] },
        { ids: [2], weights: [0.25] },
      ],
      4,
    );
    const of = (id: number) =>
      Array.from(places.slice(starts[id], starts[id + 1]), (place, i) => [place, weights[starts[id]! + i]]);
    expect([of(0), of(1), of(2), of(3)]).toEqual([
      [[0, 1]],
      [],
      [
        [0, 0.5],
        [2, 0.25],
      ],
      [],
    ]);
  });
});
