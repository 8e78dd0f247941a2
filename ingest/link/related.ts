import type { DocumentRecord } from '../../graph-schema/records.ts';
import { rarity } from './background.ts';
import { gramsIn, type Gram } from './grams.ts';
import { citedParent, inferredParent, type Head, type Relative } from './parents.ts';
import { SHORTEST_SUFFIX } from './titles.ts';

/** Rarest phrases of a topic by which documents of the same topic find each other. */
const TOPIC_KEYS = 5;
/** Hashes of a fingerprint by which documents that share passages find each other. */
const PASSAGE_KEYS = 150;
/**
 * Documents of the same topic and level from other places that a document is compared with at most: those just before and
 * after it. Near copies come by the thousand, and a hundred parallels say no more than a few.
 */
const SIBLINGS = 3;

/** Order of documents by date, then id. */
export function compareDocuments(a: DocumentRecord, b: DocumentRecord): number {
  const [x, y] = a.date === b.date ? [a.id, b.id] : [a.date ?? '', b.date ?? ''];
  return x < y ? -1 : x > y ? 1 : 0;
}

/** Finds the documents that are related to one: by the names they cite and are cited by, and by topic. */
export class RelatedIndex {
  readonly #heads = new Map<string, Head>();
  readonly #byName = new Map<string, Set<string>>();
  readonly #byCited = new Map<string, Set<string>>();
  readonly #byTopic = new Map<Gram, Set<string>>();
  readonly #byPassage = new Map<string, Set<string>>();

  add(head: Head): void {
    const { id } = head.document;
    this.#heads.set(id, head);
    for (const name of nameKeys(head.names)) put(this.#byName, name, id);
    for (const name of nameKeys(head.cites.keys())) put(this.#byCited, name, id);
    for (const gram of topicKeys(head)) put(this.#byTopic, gram, id);
    for (const hash of passageKeys(head)) put(this.#byPassage, hash, id);
  }

  get(id: string): Head | undefined {
    return this.#heads.get(id);
  }

  /** Ids of the documents that one is related to, in either direction; ordered. */
  related(head: Head): string[] {
    return this.relatives(head).map((relative) => otherEnd(relative, head));
  }

  /** Relations of one document with all others, in either direction, ordered by the other's id; siblings are few. */
  relatives(head: Head): Relative[] {
    const citing = this.#citing(head);
    const ids = this.#alike(head);
    for (const id of citing) ids.add(id);
    ids.delete(head.document.id);
    const found: Relative[] = [];
    for (const id of ids) {
      const other = this.#heads.get(id)!;
      const relative = citing.has(id) ? relation(head, other) : relationByContent(head, other);
      if (relative) found.push(relative);
    }
    const relatives = found.sort((a, b) => (otherEnd(a, head) < otherEnd(b, head) ? -1 : 1));
    const siblings = relatives.filter(({ parent }) => parent.relation === 'PARALLELS');
    const near = siblings.length > SIBLINGS ? this.#nearest(head, siblings) : new Set(siblings);
    return relatives.filter((relative) => relative.parent.relation !== 'PARALLELS' || near.has(relative));
  }

  /** Documents that may cite one or be cited by it: no other can. */
  #citing(head: Head): Set<string> {
    const ids = idsUnder(this.#byName, nameKeys(head.cites.keys()));
    return idsUnder(this.#byCited, nameKeys(head.names), ids);
  }

  /** Documents of like topic, or with passages in common. */
  #alike(head: Head): Set<string> {
    return idsUnder(this.#byPassage, passageKeys(head), idsUnder(this.#byTopic, topicKeys(head)));
  }

  /** Of many siblings those with fewer than `SIBLINGS` others between the two that are siblings of both. */
  #nearest(head: Head, siblings: readonly Relative[]): Set<Relative> {
    const others = siblings
      .map((relative) => ({ relative, other: this.#heads.get(otherEnd(relative, head))! }))
      .sort((a, b) => compareDocuments(a.other.document, b.other.document));
    const before = others.filter(({ other }) => compareDocuments(other.document, head.document) < 0).reverse();
    const after = others.filter(({ other }) => compareDocuments(other.document, head.document) > 0);
    const kept = [before, after].flatMap((side) =>
      side.filter(({ other }, place) => {
        let between = 0;
        for (let i = 0; i < place && between < SIBLINGS; i++)
          if (relation(side[i]!.other, other)?.parent.relation === 'PARALLELS') between++;
        return between < SIBLINGS;
      }),
    );
    return new Set(kept.map(({ relative }) => relative));
  }
}

function otherEnd({ parent }: Relative, { document }: Head): string {
  return parent.from === document.id ? parent.to : parent.from;
}

/** How two documents are related, in whichever direction, citations first; of two siblings the later one is named first. */
function relation(one: Head, other: Head): Relative | null {
  const [later, earlier] = inOrder(one, other);
  return citedParent(later, earlier) ?? citedParent(earlier, later) ?? relationByContent(one, other);
}

/** The same for two of which none cites the other. */
function relationByContent(one: Head, other: Head): Relative | null {
  const [later, earlier] = inOrder(one, other);
  return inferredParent(later, earlier) ?? inferredParent(earlier, later);
}

/** The later one first. */
function inOrder(one: Head, other: Head): [Head, Head] {
  return compareDocuments(one.document, other.document) > 0 ? [one, other] : [other, one];
}

/** Adds the ids that stand under any of some keys. */
function idsUnder<K>(
  index: ReadonlyMap<K, ReadonlySet<string>>,
  keys: Iterable<K>,
  ids = new Set<string>(),
): Set<string> {
  for (const key of keys) index.get(key)?.forEach((id) => ids.add(id));
  return ids;
}

function put<K>(map: Map<K, Set<string>>, key: K, id: string): void {
  const ids = map.get(key);
  if (ids) ids.add(id);
  else map.set(key, new Set([id]));
}

/** Names, and the ends of long ones by which a title may be cited without what stands before it. */
function* nameKeys(names: Iterable<string>): Iterable<string> {
  for (const name of names) {
    yield name;
    if (name.length >= SHORTEST_SUFFIX) yield `…${name.slice(-SHORTEST_SUFFIX)}`;
  }
}

function passageKeys({ print }: Head): readonly string[] {
  return print.slice(0, PASSAGE_KEYS);
}

function topicKeys({ topic }: Head): Gram[] {
  const grams = [...new Set(gramsIn(topic, 0, topic.length, 3).map(({ gram }) => gram))];
  return grams.sort((a, b) => rarity(b) - rarity(a) || a - b).slice(0, TOPIC_KEYS);
}
