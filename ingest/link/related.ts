import { putIn } from '../../graph-schema/group.ts';
import type { CitationRecord, DocumentRecord } from '../../graph-schema/records.ts';
import type { Level } from '../../graph-schema/terms.ts';
import { headOf, type Head } from './head.ts';
import { NameIndex, shareEnd } from './names.ts';
import { areLevelled, relation, relationByContent, type Relative } from './parents.ts';
import { PassageIndex, sharePassage } from './passages.ts';
import { Family, marksOf, nearestSiblings } from './siblings.ts';
import { shareKey, Topics, type Topic } from './topic.ts';

/** Documents of one topic: by level, and by body and place. */
interface Kin {
  families: Map<Level, Family>;
  marks: Map<string, Head[]>;
}

/**
 * Finds the documents that are related to one: by the names they cite and are cited by, by topic, and by passages. What
 * must hold for two to be related is looked up, so that a document is held against few others, however many there are.
 */
export class RelatedIndex {
  readonly #heads = new Map<string, Head>();
  readonly #names = new NameIndex();
  readonly #topics = new Topics();
  readonly #kin = new Map<Topic, Kin>();
  readonly #passages = new PassageIndex();
  #mostBodies = 0;

  add(document: DocumentRecord, citations: readonly CitationRecord[]): void {
    const head = headOf(document, citations, (text) => this.#topics.named(text));
    this.#heads.set(document.id, head);
    this.#names.add(head);
    if (head.level === null) return; // related by citation only
    this.#mostBodies = Math.max(this.#mostBodies, head.bodies.size);
    this.#passages.add(head);
    const kin: Kin = this.#kin.get(head.topic) ?? { families: new Map(), marks: new Map() };
    this.#kin.set(head.topic, kin);
    const family = kin.families.get(head.level) ?? new Family();
    kin.families.set(head.level, family);
    family.add(head);
    for (const mark of marksOf(head)) putIn(kin.marks, mark, head);
  }

  has(id: string): boolean {
    return this.#heads.has(id);
  }

  /** Relations of a document with all others, in either direction, ordered by the other's id; siblings are few. */
  relatives(id: string): Relative[] {
    const head = this.#heads.get(id)!;
    const citing = this.#names.citing(head);
    const found: Relative[] = [];
    const siblings: Head[] = [];
    for (const other of citing) {
      const relative = relation(head, other);
      if (isParallel(relative)) siblings.push(other);
      else if (relative) found.push(relative);
    }
    for (const other of this.#alike(head)) {
      const relative = citing.has(other) ? null : relationByContent(head, other);
      if (relative && !isParallel(relative) && findEachOther(head, other)) found.push(relative);
    }
    for (const other of this.#nearest(head, siblings, citing)) found.push(relation(head, other)!);
    return found.sort((a, b) => (otherEnd(a, id) < otherEnd(b, id) ? -1 : 1));
  }

  /** Documents of like topic, or with passages in common, that may be more than siblings. */
  #alike(head: Head): Set<Head> {
    const found = new Set<Head>();
    for (const { families, marks } of this.#kinOf(head)) {
      for (const [level, { members }] of families)
        if (level !== head.level) for (const other of members) found.add(other);
      for (const mark of marksOf(head)) for (const other of marks.get(mark) ?? []) found.add(other);
    }
    for (const other of this.#passages.sharing(head)) if (!areLevelled(head, other)) found.add(other);
    found.delete(head);
    return found;
  }

  #nearest(head: Head, cited: readonly Head[], citing: ReadonlySet<Head>): Head[] {
    const families = this.#kinOf(head).flatMap((kin) => kin.families.get(head.level!) ?? []);
    return nearestSiblings(head, cited, families, {
      isSibling: (other) =>
        !citing.has(other) && isParallel(relationByContent(head, other)) && findEachOther(head, other),
      citing: (other) => this.#names.citing(other),
      mostBodies: this.#mostBodies,
    });
  }

  /** Documents of like topics; none for one that is related by citation only. */
  #kinOf({ topic, level }: Head): Kin[] {
    return level === null ? [] : this.#topics.alike(topic).flatMap((other) => this.#kin.get(other) ?? []);
  }
}

/** The end of a relation that is not this document. */
export function otherEnd({ parent }: Relative, id: string): string {
  return parent.from === id ? parent.to : parent.from;
}

function isParallel(relative: Relative | null): boolean {
  return relative?.parent.relation === 'PARALLELS';
}

/** Documents without citation are related only where they have a rare phrase of the topic, a passage, or the end of a name in common. */
function findEachOther(one: Head, other: Head): boolean {
  return shareKey(one.topic, other.topic) || sharePassage(one, other) || shareEnd(one, other) || shareEnd(other, one);
}
