import { GramTable } from './gram-table.ts';
import type { Head } from './head.ts';

/** Passages shared that are worth comparing the clauses for, in number and as a share of the smaller fingerprint. */
const LEAST_PASSAGES = 5;
export const LEAST_SHARED = 0.02;

/** Hashes that stand in both of two ascending lists. */
function inBoth(one: Uint32Array, other: Uint32Array): number {
  let common = 0;
  for (let i = 0, j = 0; i < one.length && j < other.length;) {
    const [a, b] = [one[i]!, other[j]!];
    if (a === b) common++;
    if (a <= b) i++;
    if (b <= a) j++;
  }
  return common;
}

/** Phrases that two fingerprints share, as a share of the smaller one; 0 where they are too few to tell. */
export function sharedPassages({ hashes: one }: Head, { hashes: other }: Head): number {
  const common = inBoth(one, other);
  return common < LEAST_PASSAGES ? 0 : common / Math.min(one.length, other.length);
}

/** Whether two documents have one of the hashes in common by which documents find each other. */
export function sharePassage(one: Head, other: Head): boolean {
  return inBoth(one.keys, other.keys) > 0;
}

/** Which documents have each hash: those of hash number `h` are at starts[h] … starts[h + 1]. */
interface Postings {
  numbers: GramTable;
  starts: Int32Array;
  places: Int32Array;
}

/** So many documents are looked for by comparing; putting all hashes in order pays for more only. */
const FEW = 16;

/** Finds the documents that share passages with one: where many are asked for, counts are added up over all at once. */
export class PassageIndex {
  readonly #heads: Head[] = [];
  #asked = 0;
  #postings: Postings | undefined;
  #counts = new Uint16Array();

  add(head: Head): void {
    this.#heads.push(head);
    this.#postings = undefined;
  }

  /** Those that share enough phrases with a document to be compared with it. */
  sharing(head: Head): Head[] {
    const found =
      ++this.#asked > FEW ? this.#counted(head) : this.#heads.filter((other) => sharedPassages(head, other) > 0);
    return found.filter((other) => other !== head);
  }

  #counted(head: Head): Head[] {
    const { numbers, starts, places } = (this.#postings ??= this.#made());
    const counts = this.#counts.fill(0);
    const found: Head[] = [];
    for (const hash of head.hashes) {
      const number = numbers.find(hash);
      for (let at = starts[number]!, end = starts[number + 1]!; at < end; at++) {
        const place = places[at]!;
        counts[place]!++;
        if (counts[place] === LEAST_PASSAGES) found.push(this.#heads[place]!);
      }
    }
    return found;
  }

  #made(): Postings {
    const numbers = new GramTable();
    for (const { hashes } of this.#heads) for (const hash of hashes) numbers.idOf(hash);
    const starts = new Int32Array(numbers.size + 1);
    for (const { hashes } of this.#heads) for (const hash of hashes) starts[numbers.find(hash) + 1]!++;
    for (let number = 0; number < numbers.size; number++) starts[number + 1]! += starts[number]!;
    const next = starts.slice();
    const places = new Int32Array(starts[numbers.size]!);
    this.#heads.forEach(({ hashes }, place) => {
      for (const hash of hashes) places[next[numbers.find(hash)]!++] = place;
    });
    this.#counts = new Uint16Array(this.#heads.length);
    return { numbers, starts, places };
  }
}
