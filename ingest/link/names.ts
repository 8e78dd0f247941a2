import { putIn } from '../../graph-schema/group.ts';
import { firstIndex } from '../bisect.ts';
import type { Head } from './head.ts';
import { SHORTEST_SUFFIX } from './titles.ts';

/** Names with the same end; put in the order of their letters from the end on when they are asked for. */
interface Ends {
  names: { name: string; head: Head }[];
  ordered: boolean;
}

/** Finds the documents that a document may cite or be cited by: by whole names, and by long ends of names. */
export class NameIndex {
  readonly #named = new Map<string, Head[]>();
  readonly #cited = new Map<string, Head[]>();
  readonly #ends = new Map<string, Ends>();

  add(head: Head): void {
    for (const name of head.names) {
      putIn(this.#named, name, head);
      if (name.length >= SHORTEST_SUFFIX) this.#putEnd(name, head);
    }
    for (const name of head.cites.keys()) putIn(this.#cited, name, head);
  }

  /** Documents that may cite one or be cited by it: no other can. */
  citing(head: Head): Set<Head> {
    const found = new Set<Head>();
    const add = (heads: readonly Head[] = []): void => heads.forEach((other) => found.add(other));
    for (const name of head.cites.keys()) {
      add(this.#named.get(name));
      if (name.length >= SHORTEST_SUFFIX) add(this.#endingIn(name));
    }
    for (const name of head.names) {
      add(this.#cited.get(name));
      for (let from = 1; name.length - from >= SHORTEST_SUFFIX; from++) add(this.#cited.get(name.slice(from)));
    }
    found.delete(head);
    return found;
  }

  #putEnd(name: string, head: Head): void {
    const end = name.slice(-SHORTEST_SUFFIX);
    const ends = this.#ends.get(end);
    if (ends) {
      ends.names.push({ name, head });
      ends.ordered = false;
    } else this.#ends.set(end, { names: [{ name, head }], ordered: true });
  }

  #endingIn(end: string): Head[] {
    const ends = this.#ends.get(end.slice(-SHORTEST_SUFFIX));
    if (!ends) return [];
    const { names } = ends;
    if (!ends.ordered) names.sort((a, b) => compareEnds(a.name, b.name));
    ends.ordered = true;
    const first = firstIndex(names.length, (at) => compareEnds(names[at]!.name, end) >= 0);
    let last = first;
    while (names[last]?.name.endsWith(end)) last++;
    return names.slice(first, last).map(({ head }) => head);
  }
}

/** Order of two names by their letters from the end on. */
function compareEnds(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  for (let back = 1; back <= shorter; back++) {
    const difference = a.charCodeAt(a.length - back) - b.charCodeAt(b.length - back);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/** Whether one document cites a name that is one of the other's, or long and ends like one. */
export function shareEnd(citing: Head, { names }: Head): boolean {
  const known = new Set(names.flatMap(endsOf));
  return Array.from(citing.cites.keys()).some((name) => endsOf(name).some((end) => known.has(end)));
}

/** A name, and of a long one its end, in which no short one can be. */
function endsOf(name: string): string[] {
  return name.length < SHORTEST_SUFFIX ? [name] : [name, `…${name.slice(-SHORTEST_SUFFIX)}`];
}
