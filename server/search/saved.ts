import type { SearchEntry } from '../../graph-schema/search.ts';
import type { Engine } from './engine.ts';

/** Changes with what is in a saved index, so that an old one is rebuilt. */
const FORMAT = 4;
/** Clauses in one piece: the JSON of all clauses of a large index is longer than a string can be. */
const CHUNK = 5000;

export interface SavedIndex {
  head: { kind: Engine['kind']; tokenizer: string; ords: number[] };
  entries: SearchEntry[];
  /** In how many clauses each word stands. */
  words: [string, number][];
  engine: readonly Uint8Array[];
}

/** What stands in the first piece. */
interface Head {
  format: number;
  head: SavedIndex['head'];
  words: SavedIndex['words'];
  /** Pieces that follow: of clauses, then of the engine. */
  chunks: number;
  engine: number;
}

/** A saved index in pieces, none of them too large for a database. */
export function pack({ head, entries, words, engine }: SavedIndex): Uint8Array[] {
  const chunks: Uint8Array[] = [];
  for (let at = 0; at < entries.length; at += CHUNK) chunks.push(jsonBytes(entries.slice(at, at + CHUNK)));
  const first: Head = { format: FORMAT, head, words, chunks: chunks.length, engine: engine.length };
  return [jsonBytes(first), ...chunks, ...engine];
}

/** The parts of a saved index, or null where pieces are missing or damaged or of another format. */
export function unpack(pieces: readonly Uint8Array[]): SavedIndex | null {
  try {
    const [first = new Uint8Array(), ...others] = pieces;
    const { format, head, words, chunks, engine } = fromJson<Head>(first);
    if (format !== FORMAT || others.length !== chunks + engine) return null;
    const entries = others.slice(0, chunks).flatMap((bytes) => fromJson<SearchEntry[]>(bytes));
    return { head, words, entries, engine: others.slice(chunks) };
  } catch {
    return null;
  }
}

/** A value as bytes. */
export function jsonBytes(value: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(value));
}

/** The value that `jsonBytes` made bytes of. */
export function fromJson<T>({ buffer, byteOffset, byteLength }: Uint8Array): T {
  return JSON.parse(Buffer.from(buffer, byteOffset, byteLength).toString()) as T;
}
