import type { DocumentId } from '../../graph-schema/ids.ts';
import { documentsOf, type LinkJob } from '../../ingest/link/index.ts';

/**
 * Jobs in an order in which those that need the same documents come soon after each other, so that documents are read and
 * prepared once: each is followed by those of its relatives. A job is made when its turn comes.
 * @param ids documents that have a job
 */
export function* relativesInARow(ids: readonly DocumentId[], jobOf: (id: DocumentId) => LinkJob): Generator<LinkJob> {
  const left = new Set(ids);
  for (const first of ids) {
    const next = [first];
    for (let id = next.pop(); id !== undefined; id = next.pop()) {
      if (!left.delete(id)) continue;
      const job = jobOf(id);
      yield job;
      next.push(...documentsOf(job).filter((other) => left.has(other)));
    }
  }
}

/** Some at a time of what comes one by one. */
export function* someAtATime<T>(all: Iterable<T>, size: number): Generator<T[]> {
  let some: T[] = [];
  for (const one of all) {
    some.push(one);
    if (some.length < size) continue;
    yield some;
    some = [];
  }
  if (some.length > 0) yield some;
}
