import type { GraphStore } from '../../graph-schema/store.ts';
import { graphml } from './graphml.ts';
import { jsonLd } from './jsonld.ts';
import { MEDIA } from './media.ts';
import { recordCsv } from './record-csv.ts';
import { exportLine, exportRecords } from './records.ts';
import type { ExportView } from './view.ts';

type Pieces = (store: GraphStore, view: ExportView) => AsyncIterable<string | Uint8Array>;

/** One form of `zhengmai export`: a single file that is written piece by piece, or a folder of files. */
export type ExportFormat = {
  /** True where it holds the whole graph, reviews and drafts too, and no choice can be made. */
  whole?: boolean;
} & (
  | { kind: 'file'; pieces: Pieces; extension: string; media: string }
  /** Writes into a folder that exists and is empty; gives what the user is told at the end. */
  | { kind: 'folder'; write: (store: GraphStore, folder: string) => Promise<string> }
);

async function* jsonLines(store: GraphStore, view: ExportView): AsyncGenerator<string> {
  for await (const record of exportRecords(store, view)) yield exportLine(record);
}

/** Loads a form when it is asked for: Excel and Neo4j need large libraries. */
function later(load: () => Promise<Pieces>): Pieces {
  return async function* (store, view) {
    yield* (await load())(store, view);
  };
}

/** Every form by the name that `--format` takes. */
export const EXPORT_FORMATS: Readonly<Record<string, ExportFormat>> = {
  jsonl: { kind: 'file', pieces: jsonLines, extension: 'jsonl', media: MEDIA.jsonl },
  csv: { kind: 'file', pieces: recordCsv, extension: 'zip', media: MEDIA.zip },
  xlsx: {
    kind: 'file',
    pieces: later(async () => (await import('./record-xlsx.ts')).recordXlsx),
    extension: 'xlsx',
    media: MEDIA.xlsx,
  },
  graphml: { kind: 'file', pieces: graphml, extension: 'graphml', media: MEDIA.graphml },
  jsonld: { kind: 'file', pieces: jsonLd, extension: 'jsonld', media: MEDIA.jsonld },
  cypher: {
    kind: 'file',
    pieces: later(async () => (await import('./cypher.ts')).cypherExport),
    extension: 'cypher',
    media: MEDIA.cypher,
    whole: true,
  },
  'neo4j-csv': {
    kind: 'folder',
    write: async (store, folder) => (await import('./neo4j-csv.ts')).neo4jCsvExport(store, folder),
    whole: true,
  },
};
