import type { DraftContent } from '../../../../graph-schema/draft.ts';

/** What is typed is kept on this machine until the server has it, in the browser's own database, for each tab apart. */

export interface LocalCopy {
  /** Draft and tab: two tabs on one draft never write over each other's text. */
  key: string;
  id: string;
  /** Version that the text started from, and what it was, so that it can be brought together with later ones. */
  base: number;
  baseContent: DraftContent;
  content: DraftContent;
  at: string;
}

const DATABASE = 'zhengmai';
const TABLE = 'draft-copies';

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
    request.onupgradeneeded = () => request.result.createObjectStore(TABLE, { keyPath: 'key' });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
  });
  return opened;
}

async function withTable<T>(
  mode: IDBTransactionMode,
  run: (table: IDBObjectStore) => IDBRequest<T>,
): Promise<T | null> {
  try {
    const database = await open();
    return await asPromise(run(database.transaction(TABLE, mode).objectStore(TABLE)));
  } catch {
    return null; // private windows and full disks: the text is then only in the page, and leaving it asks first
  }
}

/** Name of a text: the draft, and the tab that types it. It outlives a reload, not the tab. */
export function copyKey(id: string): string {
  const name = 'zhengmai:tab';
  let tab = 'only';
  try {
    tab = sessionStorage.getItem(name) ?? `${Date.now().toString(36)}${Math.random().toString(36).slice(2, 8)}`;
    sessionStorage.setItem(name, tab);
  } catch {
    // storage forbidden: then there is no database either
  }
  return `${id}:${tab}`;
}

/** Tells other tabs that this one is still there; gives the function that ends that. */
export function holdCopy(key: string): () => void {
  let release = (): void => undefined;
  // only where the page is served over https or from this machine; elsewhere age decides
  if ('locks' in navigator) void navigator.locks.request(key, () => new Promise<void>((done) => (release = done)));
  return () => release();
}

const LIVE_MS = 10 * 60_000;

/** Names that open tabs hold; null where the browser does not say. */
async function heldKeys(): Promise<Set<string> | null> {
  if (!('locks' in navigator)) return null;
  const { held = [] } = await navigator.locks.query();
  return new Set(held.flatMap(({ name }) => name ?? []));
}

/** Texts of a draft that no open tab is typing: of this tab before a reload, and of tabs that were closed. Oldest first. */
export async function readCopies(id: string): Promise<LocalCopy[]> {
  const all = (await withTable<LocalCopy[]>('readonly', (table) => table.getAll() as IDBRequest<LocalCopy[]>)) ?? [];
  const held = await heldKeys();
  const own = copyKey(id);
  const isLeft = ({ key, at }: LocalCopy): boolean =>
    key === own || (held ? !held.has(key) : Date.now() - Date.parse(at) > LIVE_MS);
  return all.filter((copy) => copy.id === id && isLeft(copy)).sort((a, b) => a.at.localeCompare(b.at));
}

/** Keeps a text on this machine. Gives false where that is not possible. */
export async function keepCopy(copy: LocalCopy): Promise<boolean> {
  return (await withTable('readwrite', (table) => table.put(copy))) !== null;
}

export async function dropCopy(key: string): Promise<void> {
  await withTable('readwrite', (table) => table.delete(key));
}
