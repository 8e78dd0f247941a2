import type { GraphStore } from '../../graph-schema/store.ts';
import { cypherExport } from './cypher.ts';
import { neo4jCsvExport } from './neo4j-csv.ts';
import { exportLine, exportRecords } from './records.ts';

/** One form of `zhengmai export`: a single file that is written piece by piece, or a folder of files. */
export type ExportFormat =
  | { kind: 'file'; pieces: (store: GraphStore) => AsyncIterable<string | Uint8Array> }
  /** Writes into a folder that exists and is empty; gives what the user is told at the end. */
  | { kind: 'folder'; write: (store: GraphStore, folder: string) => Promise<string> };

async function* jsonLines(store: GraphStore): AsyncGenerator<string> {
  for await (const record of exportRecords(store)) yield exportLine(record);
}

/** Every form by the name that `--format` takes. */
export const EXPORT_FORMATS: Readonly<Record<string, ExportFormat>> = {
  jsonl: { kind: 'file', pieces: jsonLines },
  cypher: { kind: 'file', pieces: cypherExport },
  'neo4j-csv': { kind: 'folder', write: neo4jCsvExport },
};
