import type { SearchEntry } from '../../graph-schema/search.ts';
import type { Engine } from './engine.ts';

/** Changes with what is in a saved index, so that an old one is rebuilt. */
const FORMAT = 3;

export interface SavedIndex {
  head: { kind: Engine['kind']; tokenizer: string; ords: number[] };
  entries: SearchEntry[];
  /** In how many clauses each word stands. */
  words: [string, number][];
  engine: Uint8Array;
}

/** A saved index: length of the JSON part, the JSON part, the engine's own bytes. */
export function pack({ engine, ...rest }: SavedIndex): Uint8Array {
  const json = Buffer.from(JSON.stringify({ format: FORMAT, ...rest }));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(json.length);
  return Buffer.concat([length, json, engine]);
}

/** The parts of a saved index, or null where the bytes are damaged or of another format. */
export function unpack(bytes: Uint8Array): SavedIndex | null {
  try {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const end = 4 + buffer.readUInt32LE(0);
    const { format, ...rest } = JSON.parse(buffer.toString('utf8', 4, end)) as { format: number } & Omit<
      SavedIndex,
      'engine'
    >;
    return format === FORMAT ? { ...rest, engine: buffer.subarray(end) } : null;
  } catch {
    return null;
  }
}
