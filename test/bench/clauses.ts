import type { SearchEntry } from '../../graph-schema/search.ts';
import { LEVELS } from '../../graph-schema/terms.ts';
import { entry } from '../support/search-entries.ts';

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const PER_DOCUMENT = 60;

/**
 * Invented clauses made of the parts of sentences of real ones, put together anew: words are as frequent as in real
 * documents, and one part in five has a word of another part in it, so that the pairs and phrases differ.
 */
export function inventedClauses(real: readonly SearchEntry[], count: number, seed = 1): SearchEntry[] {
  const random = seeded(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const parts = real.flatMap(({ text }) => text.split(/[，。；]/u)).filter((part) => part.length > 3); // "，"; not "、"
  const sentence = () => {
    const part = pick(parts);
    if (random() > 0.2) return part;
    const other = pick(parts);
    const cut = Math.floor(random() * part.length);
    return part.slice(0, cut) + other.slice(Math.floor(other.length / 2));
  };
  return Array.from({ length: count }, (_, at) => {
    const document = Math.floor(at / PER_DOCUMENT);
    const source = pick(real);
    const length = 2 + Math.floor(random() * 9);
    return entry({
      id: `b-${document}/${at % PER_DOCUMENT}`,
      document: `某府发〔${2000 + (document % 25)}〕${document}号`,
      documentNumber: `某府发〔${2000 + (document % 25)}〕${document}号`,
      documentTitle: `关于${sentence()}的意见`,
      documentType: '意见',
      level: LEVELS[document % LEVELS.length]!,
      region: `第${document % 40}区`,
      year: 2000 + (document % 25),
      date: `${2000 + (document % 25)}-01-01`,
      issuers: [`第${document % 40}区人民政府`],
      title: source.title,
      text: `${Array.from({ length }, sentence).join('，')}。`,
      agencies: source.agencies,
      lead: source.lead,
      targets: random() < 0.1 ? [sentence()] : [],
      order: at % PER_DOCUMENT,
    });
  });
}
