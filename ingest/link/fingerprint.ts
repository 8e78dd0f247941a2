import { hash32 } from '../../graph-schema/locator.ts';
import type { ClauseRecord } from '../../graph-schema/records.ts';
import { CharTable } from '../char-table.ts';
import { rarity } from './background.ts';
import { bigram } from './grams.ts';
import { cutMeasures } from './measures.ts';

/** Characters of a phrase that is kept: long enough to be no accident, short enough to survive rewording. */
const LENGTH = 5;
/** One phrase in so many is kept, chosen by its hash, so that two documents keep the same ones of those they share. */
const SAMPLE = 16;
/** Hashes kept of a document at most, the smallest ones. */
const MOST = 400;
/** Mean rarity that a phrase must have: formulae are in every document. */
const LEAST_RARITY = 0.3;

const HAN = new CharTable(/^\p{Script=Han}$/u); // "职"; not "，"

function isRare(text: string, at: number): boolean {
  let sum = 0;
  for (let i = at; i < at + LENGTH - 1; i++) sum += rarity(bigram(text, i));
  return sum >= LEAST_RARITY * (LENGTH - 1);
}

/**
 * Hashes of a sample of the telling phrases in a document's measures. Documents that share passages share hashes, so that
 * they are found without reading all others.
 * @returns ordered, without repeats; the same for the same clauses
 */
export function fingerprintOf(clauses: readonly Pick<ClauseRecord, 'text' | 'label' | 'role'>[]): string[] {
  const hashes = new Set<string>();
  for (const { text, label, role } of clauses) {
    if (role === 'background' || role === 'principle' || role === 'purpose') continue;
    for (const span of cutMeasures(text, label.length))
      HAN.eachRun(text, span, (from, to) => {
        for (let at = from; at + LENGTH <= to; at++) {
          const hash = hash32(text, at, at + LENGTH);
          if (hash % SAMPLE === 0 && isRare(text, at)) hashes.add(hash.toString(36));
        }
      });
  }
  return [...hashes].sort().slice(0, MOST);
}
