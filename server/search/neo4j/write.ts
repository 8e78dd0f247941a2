import type { ManagedTransaction } from 'neo4j-driver';
import type { SearchEntry } from '../../../graph-schema/search.ts';
import type { Neo4jStore } from '../../store/neo4j/store.ts';
import { batches } from '../../store/neo4j/batches.ts';
import type { Tokenizer } from '../tokenize.ts';
import * as cypher from './cypher.ts';
import { searchRow, termForms } from './rows.ts';

/** Adds clauses, each in place of the one with the same id, in one transaction. */
export async function writeEntries(
  store: Neo4jStore,
  entries: readonly SearchEntry[],
  tokenizer: Tokenizer,
): Promise<void> {
  if (entries.length === 0) return;
  const ids = entries.map(({ id }) => id);
  await store.write(async (tx) => {
    const removed = await removeOld(tx, cypher.OLD_BY_ID, ids);
    const first = await touch(tx, tokenizer, entries.length, removed);
    const rows = entries.map((entry, at) => searchRow(entry, first + at, tokenizer));
    for (const batch of batches(rows)) await tx.run(cypher.INSERT, { rows: batch });
    await countTerms(
      tx,
      rows.map((row) => row['words'] as string),
      1,
    );
  });
}

/** Takes out all clauses of these documents. */
export async function removeEntries(
  store: Neo4jStore,
  documentIds: readonly string[],
  tokenizer: Tokenizer,
): Promise<void> {
  if (documentIds.length === 0) return;
  await store.write(async (tx) => {
    const removed = await removeOld(tx, cypher.OLD_BY_DOCUMENT, documentIds);
    await touch(tx, tokenizer, 0, removed);
  });
}

async function removeOld(tx: ManagedTransaction, statement: string, ids: readonly string[]): Promise<number> {
  const { records } = await tx.run(statement, { ids });
  if (records.length === 0) return 0;
  await tx.run(cypher.DELETE, { ids: records.map((record) => record.get('id') as string) });
  await countTerms(
    tx,
    records.map((record) => record.get('words') as string),
    -1,
  );
  return records.length;
}

/** @returns number of the first clause that is added */
async function touch(tx: ManagedTransaction, tokenizer: Tokenizer, added: number, removed: number): Promise<number> {
  const { records } = await tx.run(cypher.TOUCH, { tokenizer: tokenizer.name, added, removed });
  return records[0]?.get('first') as number;
}

/** In how many clauses each word stands, more or less by those of these clauses. */
async function countTerms(tx: ManagedTransaction, texts: readonly string[], sign: 1 | -1): Promise<void> {
  const changes = new Map<string, number>();
  for (const text of texts) {
    for (const term of new Set(text.split(' '))) if (term) changes.set(term, (changes.get(term) ?? 0) + sign);
  }
  // in one order in every transaction, so that two of them cannot wait for each other
  const rows = [...changes]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([term, change]) => ({ term, change, forms: termForms(term) }));
  for (const batch of batches(rows)) await tx.run(cypher.COUNT_TERMS, { rows: batch });
}
