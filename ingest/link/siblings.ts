import { firstIndex } from '../bisect.ts';
import { compareDocuments, isNowhere, type Head } from './head.ts';
import { relation } from './parents.ts';

/**
 * Documents of the same topic and level from other places that a document is compared with at most: those just before and
 * after it. Near copies come by the thousand, and a hundred parallels say no more than a few.
 */
const SIBLINGS = 3;
/** Of documents that have neither code nor name of their places in common, those of whose place another can be. */
const SAME_PLACES = 2;

/** Documents of one topic and level. */
export class Family {
  readonly #members: Head[] = [];
  #ordered = true;
  #bound: ReadonlySet<Head> | undefined;

  add(head: Head): void {
    this.#members.push(head);
    this.#ordered = false;
    this.#bound = undefined;
  }

  /** All of them, the earliest first. */
  get members(): readonly Head[] {
    if (!this.#ordered) this.#members.sort(byDate);
    this.#ordered = true;
    return this.#members;
  }

  /**
   * Those that cite a document of their level, or are cited by one, in the same order: what they are to others does not
   * follow from topic, place and bodies.
   */
  bound(citing: (head: Head) => ReadonlySet<Head>): ReadonlySet<Head> {
    const isBound = (head: Head): boolean => [...citing(head)].some(({ level }) => level === head.level);
    return (this.#bound ??= new Set(this.members.filter(isBound)));
  }
}

/** Bodies and places of a document. Two of one topic and level that have none in common are siblings. */
export function marksOf({ bodies, document }: Head): string[] {
  const { regionCode, region } = document;
  return [...bodies, ...(isNowhere(document) ? [] : [`#${region ?? ''}`]), ...(regionCode ? [`@${regionCode}`] : [])];
}

/** How siblings are looked for. */
export interface Search {
  /** Whether another is a sibling of the document by what the two are about. */
  isSibling: (other: Head) => boolean;
  /** Documents that a document may cite or be cited by. */
  citing: (head: Head) => ReadonlySet<Head>;
  /** Bodies that a document has at most. */
  mostBodies: number;
}

/**
 * Of all siblings of a document those with fewer than `SIBLINGS` others between the two that are siblings of both.
 * @param cited those that are siblings though one cites the other
 * @param families documents of its level and of like topics, in which the others are
 */
export function nearestSiblings(
  head: Head,
  cited: readonly Head[],
  families: readonly Family[],
  search: Search,
): Head[] {
  return ([-1, 1] as const).flatMap((step) => {
    const others = cited.filter((other) => byDate(other, head) * step > 0);
    for (const family of families) others.push(...siblingsIn(family, head, step, search));
    others.sort((a, b) => byDate(a, b) * step);
    return others.filter((other, place) => {
      let between = 0;
      for (let i = 0; i < place && between < SIBLINGS; i++) if (areSiblings(others[i]!, other)) between++;
      return between < SIBLINGS;
    });
  });
}

/**
 * Siblings in a family, before a document (step −1) or after it (step 1), from near to far until none further away can be
 * among the nearest. That is so when there are so many strangers that, whatever its places and bodies, at least `SIBLINGS`
 * of them are siblings of it, and of all that they are like in topic; only those that are bound by citations may be more.
 */
function siblingsIn(family: Family, head: Head, step: -1 | 1, { isSibling, citing, mostBodies }: Search): Head[] {
  const { members } = family;
  const enough = SIBLINGS + SAME_PLACES + mostBodies;
  const bound = members.length > enough ? family.bound(citing) : new Set<Head>();
  const strangers = new Strangers();
  const found: Head[] = [];
  const after = firstIndex(members.length, (place) => byDate(members[place]!, head) > 0);
  let at = step > 0 ? after : firstIndex(after, (place) => byDate(members[place]!, head) >= 0) - 1;
  for (; members[at] && strangers.count < enough; at += step) {
    const other = members[at]!;
    if (!isSibling(other)) continue;
    found.push(other);
    if (!bound.has(other)) strangers.add(other);
  }
  const next = members[at];
  if (next) for (const other of bound) if (byDate(other, next) * step >= 0 && isSibling(other)) found.push(other);
  return found;
}

/** Counts documents of which no two have a body, a code or a name of the place in common. */
class Strangers {
  readonly #marks = new Set<string>();
  count = 0;

  /** Counts a document unless it has something in common with one that was counted. */
  add(head: Head): void {
    const marks = marksOf(head);
    if (marks.some((mark) => this.#marks.has(mark))) return;
    for (const mark of marks) this.#marks.add(mark);
    this.count++;
  }
}

function areSiblings(one: Head, other: Head): boolean {
  return relation(one, other)?.parent.relation === 'PARALLELS';
}

function byDate(a: Head, b: Head): number {
  return compareDocuments(a.document, b.document);
}
