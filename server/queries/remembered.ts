import type { GraphStore } from '../../graph-schema/store.ts';

interface Kept {
  version: string;
  answer: Promise<unknown>;
}

const kept = new WeakMap<GraphStore, Map<string, Kept>>();

/**
 * What was worked out from the whole store, kept as long as the store does not change (see `version`). All callers get
 * the same object: it is not to be changed.
 * @param name tells apart what is kept of one store
 */
export async function remembered<Answer>(
  store: GraphStore,
  name: string,
  make: () => Promise<Answer>,
): Promise<Readonly<Answer>> {
  const version = await store.version(); // before the answer: one that is newer is worked out once more
  const answers = kept.get(store) ?? new Map<string, Kept>();
  kept.set(store, answers);
  const known = answers.get(name);
  if (known?.version === version) return known.answer as Promise<Answer>;
  const answer = make();
  answers.set(name, { version, answer });
  answer.catch(() => answers.delete(name));
  return answer;
}
