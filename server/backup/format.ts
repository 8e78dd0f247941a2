import { z } from 'zod';

/** Version of the form that is described in docs/operations.md. */
export const BACKUP_VERSION = 1;

/** Entries of a backup, in this order; `sources/` and `texts/` are followed by a key. */
export const ENTRIES = {
  manifest: 'manifest.json',
  nodes: 'nodes.jsonl',
  edges: 'edges.jsonl',
  records: 'records.jsonl',
} as const;

/** Files in a backup by the key they have in the store: "original/…" as sources/…, "text/…" as texts/….txt. */
export function entryOfKey(key: string): string {
  const [kind = '', name = ''] = split(key);
  return kind === 'text' ? `texts/${name}.txt` : `sources/${name}`;
}

/** The store's key of an entry, or undefined for an entry that is no file of the store. */
export function keyOfEntry(entry: string): string | undefined {
  const [folder, name = ''] = split(entry);
  if (folder === 'texts' && name.endsWith('.txt')) return `text/${name.slice(0, -4)}`;
  return folder === 'sources' && name !== '' ? `original/${name}` : undefined;
}

function split(path: string): [string, string] {
  const at = path.indexOf('/');
  return at < 0 ? [path, ''] : [path.slice(0, at), path.slice(at + 1)];
}

/** Numbers of rows by label or type. */
export class Tally {
  readonly #counts = new Map<string, number>();

  add(name: string): void {
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
  }

  counts(): Record<string, number> {
    return Object.fromEntries([...this.#counts].sort(([a], [b]) => (a < b ? -1 : 1)));
  }
}

const count = z.number().int().min(0);

export const manifestSchema = z.object({
  format: z.literal('zhengmai-backup'),
  version: z.number().int(),
  created: z.string(),
  nodes: z.record(z.string(), count),
  edges: z.record(z.string(), count),
  files: count,
  /** SHA-256 of records.jsonl. */
  digest: z.string(),
  /** SHA-256 of nodes.jsonl and edges.jsonl, which hold besides what people have written; absent in older backups. */
  sha256: z.object({ nodes: z.string(), edges: z.string() }).optional(),
});
export type Manifest = z.infer<typeof manifestSchema>;
