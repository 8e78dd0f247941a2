import type { Gram } from './grams.ts';
import { gramsIn } from './grams.ts';
import type { Head } from './parents.ts';
import { topicOf } from './titles.ts';

/** Finds the documents that may be related to one: by the names they cite and are cited by, and by topic. */
export class RelatedIndex {
  readonly #heads = new Map<string, Head>();
  readonly #byName = new Map<string, Set<string>>();
  readonly #byCited = new Map<string, Set<string>>();
  readonly #byTopic = new Map<Gram, Set<string>>();

  add(head: Head): void {
    const { id } = head.document;
    this.#heads.set(id, head);
    for (const name of head.names) put(this.#byName, name, id);
    for (const name of head.cites.keys()) put(this.#byCited, name, id);
    for (const gram of topicKeys(head)) put(this.#byTopic, gram, id);
  }

  get(id: string): Head | undefined {
    return this.#heads.get(id);
  }

  /** Ids of the documents that share a name, a citation or a phrase of the topic with this one; itself left out. */
  related(head: Head): string[] {
    const ids = new Set<string>();
    const take = (found: Set<string> | undefined) => found?.forEach((id) => ids.add(id));
    for (const name of head.cites.keys()) take(this.#byName.get(name));
    for (const name of head.names) take(this.#byCited.get(name));
    for (const gram of topicKeys(head)) take(this.#byTopic.get(gram));
    ids.delete(head.document.id);
    return [...ids].sort();
  }
}

function put<K>(map: Map<K, Set<string>>, key: K, id: string): void {
  const ids = map.get(key);
  if (ids) ids.add(id);
  else map.set(key, new Set([id]));
}

function topicKeys({ document }: Head): Gram[] {
  const topic = topicOf(document);
  return gramsIn(topic, 0, topic.length, 3).map(({ gram }) => gram);
}
