import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DocumentRecord, IngestedDocument } from '../../graph-schema/records.ts';
import { CORPUS_NUMBERS, readGold } from './gold.ts';
import { readLineage, scoreLineage } from './lineage.ts';
import { GIVEN, readPairs, scoreGivenPairs, scorePairs, type Pairs } from './pairs.ts';
import { CHECKED, METADATA_FIELDS, readMetadata, scoreMetadata, type GoldMetadata } from './parts/metadata.ts';
import { keysByFile, readPoolDocuments, type PoolDocuments } from './pool.ts';
import type { Scored, Section } from './report.ts';
import { scoreCorpus, scoreDocuments } from './score.ts';
import { filesBelow, reading } from './source.ts';
import { rowsOf, type Part, type Row } from './types.ts';

/** Where things are: the project, its annotations, and the pool of real documents (null where there is none). */
export interface Places {
  corpus: string;
  gold: string;
  pool: string | null;
}

/** What is annotated in the pool. */
interface PoolGold {
  documents: PoolDocuments;
  pairs: Pairs;
}

function readPoolGold(gold: string): PoolGold {
  return {
    documents: readPoolDocuments(join(gold, 'pool/documents.json')),
    pairs: existsSync(join(gold, 'pairs/documents.json')) ? readPairs(join(gold, 'pairs')) : {},
  };
}

const LINEAGE_FILE = 'document-lineage.tsv';

/** Every file that the annotations speak of, each once. */
export function annotatedFiles({ corpus, gold, pool }: Places): string[] {
  const own = filesBelow(corpus).filter((file) => file.endsWith('.txt'));
  if (pool === null) return own;
  const { documents, pairs } = readPoolGold(gold);
  const files = [
    ...Object.values(documents).map(({ file }) => file),
    ...Object.values(pairs).flatMap(({ upper, lower }) => [upper, lower]),
    ...readLineage(join(pool, LINEAGE_FILE)).flatMap(({ parent, child }) => [`txt/${parent}`, `txt/${child}`]),
  ];
  return [...own, ...[...new Set(files)].sort().map((file) => join(pool, file))];
}

const metadataGold = (gold: string): GoldMetadata[] => readMetadata(join(gold, 'pool/metadata.jsonl'));

/** Files of which only the fields of the document are annotated; they are not linked. */
export function metadataFiles({ gold, pool }: Places): string[] {
  return pool === null ? [] : metadataGold(gold).map(({ file }) => join(pool, file));
}

/** Scopes whose errors nobody is to look at: they only tell how well the rules carry over. */
export function checkingScopes({ gold }: Places): Set<string> {
  const { documents, pairs } = readPoolGold(gold);
  const kept = [...Object.entries(documents), ...Object.entries(pairs)].filter(([, { check }]) => check);
  return new Set([
    ...kept.flatMap(([name]) => [name, `${name}${GIVEN}`]),
    ...METADATA_FIELDS.map((field) => `${field}${CHECKED}`),
  ]);
}

/**
 * Scores everything whose documents are among the rows.
 * @param ingested the documents themselves, where they were ingested in process
 * @param records document records whose fields are looked at
 */
export function scoreSections(
  places: Places,
  rows: Row[],
  ingested: readonly IngestedDocument[],
  records: readonly DocumentRecord[],
): Section[] {
  const { gold, pool } = places;
  const corpus = reading(rows);
  const sections = [
    { title: '语料（D0–D2）', scored: [{ reading: corpus, measures: scoreCorpus(readGold(gold), corpus) }] },
  ];
  if (pool === null) return sections;
  const { documents, pairs } = readPoolGold(gold);
  sections.push(
    { title: '文件池', scored: [scorePool(join(gold, 'pool'), documents, rows)] },
    { title: '文件对', scored: scorePairs(join(gold, 'pairs'), pairs, rows) },
    { title: '文件对（上位文件已知）', scored: scoreGivenPairs(join(gold, 'pairs'), pairs, ingested) },
    { title: '元数据', scored: [{ reading: corpus, measures: scoreMetadata(metadataGold(gold), records) }] },
    {
      title: '上位文件',
      scored: [
        {
          reading: corpus,
          measures: [scoreLineage(readLineage(join(pool, LINEAGE_FILE)), rows, Object.values(pairs))],
        },
      ],
    },
  );
  return sections;
}

function scorePool(folder: string, documents: PoolDocuments, rows: Row[]): Scored {
  const own = reading(rows, keysByFile(documents));
  const known = new Set(rowsOf(rows, 'document').map((row) => own.keyOf(row.document)));
  const annotated = Object.keys(documents).filter((key) => documents[key]?.annotated && known.has(key));
  const held = new Set([...Object.keys(CORPUS_NUMBERS), ...Object.keys(documents)]);
  const isAnnotated = (doc: string, part: Part): boolean => documents[doc]?.parts?.includes(part) ?? true;
  return { reading: own, measures: scoreDocuments(readGold(folder), own, annotated, held, isAnnotated) };
}
