import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ZhengmaiError } from '../../graph-schema/errors.ts';
import type { IngestedDocument } from '../../graph-schema/records.ts';
import { linkCorpus } from '../../ingest/link/index.ts';
import { linkPair, prepare } from '../../ingest/link/pairs.ts';
import { ingestFile, resolveCitations } from '../../ingest/pipeline.ts';
import { corpusKey } from './gold.ts';
import { unspaced } from './text.ts';
import { rowsOf, type Reading, type Row } from './types.ts';

/** Reads an export, one record a line. */
export function readExport(file: string): Row[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Row);
}

/** Files below a folder, by name. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/**
 * Knows documents by their printed name: corpus documents by number, others by the name of the file they came from
 * (an export's document records say which).
 * @param keyOfFile key of a file by its base name
 */
export function reading(rows: Row[], keyOfFile: ReadonlyMap<string, string> = new Map()): Reading {
  const keys = new Map<string, string>();
  for (const row of rowsOf(rows, 'document')) {
    const key = keyOfFile.get(basename(row.source?.file ?? ''));
    if (key !== undefined) keys.set(unspaced(row.document), key);
  }
  return { rows, keyOf: (document) => keys.get(unspaced(document)) ?? corpusKey(document) };
}

/**
 * Ingests files in process, up to resolved citations.
 * @param report told of each file that cannot be read; the others are ingested
 */
export async function ingestFiles(
  files: readonly string[],
  report: (message: string) => void,
): Promise<IngestedDocument[]> {
  const documents: IngestedDocument[] = [];
  for (const file of files) {
    try {
      documents.push(...(await ingestFile({ name: file, bytes: readFileSync(file) })));
    } catch (error) {
      if (!(error instanceof ZhengmaiError)) throw error;
      report(error.message);
    }
  }
  return resolveCitations(documents);
}

/** Everything that an export of these documents would hold. */
export function exportRows(documents: readonly IngestedDocument[]): Row[] {
  const { links, parents } = linkCorpus(documents);
  return [...documents.flatMap(ownRows), ...links, ...parents];
}

function ownRows({ document, clauses, targets, duties, citations }: IngestedDocument): Row[] {
  return [document, ...clauses, ...targets, ...duties, ...citations];
}

/** Two documents and the links between them as if the upper one were known to be the parent. */
export function pairRows(lower: IngestedDocument, upper: IngestedDocument): Row[] {
  return [...ownRows(lower), ...ownRows(upper), ...linkPair(prepare(lower), prepare(upper), 'IMPLEMENTS')];
}
