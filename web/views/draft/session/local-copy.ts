import type { DraftContent } from '../../../../graph-schema/draft.ts';

/** What is typed is kept on this machine until the server has it, in the browser's own database. */

export interface LocalCopy {
  id: string;
  /** Version that the text started from, and what it was, so that it can be brought together with later ones. */
  base: number;
  baseContent: DraftContent;
  content: DraftContent;
  at: string;
}

const DATABASE = 'zhengmai';
const TABLE = 'drafts';

function asPromise<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
  });
}

let opened: Promise<IDBDatabase> | null = null;

function open(): Promise<IDBDatabase> {
  opened ??= new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(TABLE, { keyPath: 'id' });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
  });
  return opened;
}

async function withTable<T>(mode: IDBTransactionMode, run: (table: IDBObjectStore) => IDBRequest<T>): Promise<T | null> {
  try {
    const database = await open();
    return await asPromise(run(database.transaction(TABLE, mode).objectStore(TABLE)));
  } catch {
    return null; // private windows and full disks: the text is then only in the page, and leaving it asks first
  }
}

/** The text that this machine keeps for a draft; null where the server has everything. */
export async function readCopy(id: string): Promise<LocalCopy | null> {
  return (await withTable<LocalCopy | undefined>('readonly', (table) => table.get(id))) ?? null;
}

/** Keeps a text on this machine. Gives false where that is not possible. */
export async function keepCopy(copy: LocalCopy): Promise<boolean> {
  return (await withTable('readwrite', (table) => table.put(copy))) !== null;
}

export async function dropCopy(id: string): Promise<void> {
  await withTable('readwrite', (table) => table.delete(id));
}
