import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { z } from 'zod';
import type { DocumentRecord } from '../../../graph-schema/records.ts';
import { LEVELS } from '../../../graph-schema/terms.ts';
import { measure } from '../figures.ts';
import { unspaced } from '../text.ts';
import type { Item, Measure } from '../types.ts';

const goldSchema = z.object({
  /** Path below the pool. */
  file: z.string(),
  check: z.boolean(),
  number: z.string().nullable().optional(),
  date: z.string().optional(),
  effectiveDate: z.string().optional(),
  level: z.enum(LEVELS).optional(),
  /** Any of these is right; null: a national document. */
  region: z.array(z.string()).nullable().optional(),
  documentType: z.array(z.string()).optional(),
  issuers: z.array(z.string()).optional(),
});
/** Annotated fields of one document; what is left out is not looked at. */
export type GoldMetadata = z.infer<typeof goldSchema>;

/** Suffix of scopes over documents that are kept for checking. */
export const CHECKED = ' check';

/** Annotated values of a field (any of them is right; none: the field must be empty), and the value that was read. */
interface Field {
  want: string[];
  got: string;
}

const FIELDS: Record<string, (gold: GoldMetadata, record: DocumentRecord) => Field | null> = {
  number: ({ number }, record) => field(number === null ? [] : number && [number], record.documentNumber),
  date: ({ date }, record) => field(date && [date], record.date),
  effectiveDate: ({ effectiveDate }, record) => field(effectiveDate && [effectiveDate], record.effectiveDate),
  level: ({ level }, record) => field(level && [level], record.level),
  region: ({ region }, record) => field(region === null ? [] : region, record.region),
  documentType: ({ documentType }, record) => field(documentType, record.documentType),
  issuers: ({ issuers }, record) => field(issuers && [nameSet(issuers)], nameSet(record.issuers)),
};

/** Names of the fields, in the order in which they are shown. */
export const METADATA_FIELDS = Object.keys(FIELDS);

function field(want: string[] | '' | undefined, got: string | null): Field | null {
  return want ? { want: want.map(unspaced), got: unspaced(got) } : null;
}

function nameSet(names: readonly string[]): string {
  return names.map(unspaced).sort().join('、');
}

/** Reads the annotated fields of pool documents. */
export function readMetadata(file: string): GoldMetadata[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => goldSchema.parse(JSON.parse(line)));
}

/** Fields right, wrong and missing, a measure for each field and for the documents kept for checking apart. */
export function scoreMetadata(gold: readonly GoldMetadata[], records: readonly DocumentRecord[]): Measure[] {
  const byFile = new Map(records.map((record) => [basename(record.source.file), record]));
  return [false, true].flatMap((check) =>
    Object.entries(FIELDS).flatMap(([name, read]): Measure[] => {
      const items = gold
        .filter((document) => document.check === check)
        .flatMap((document) => {
          const record = byFile.get(basename(document.file));
          const found = record && read(document, record);
          return found ? fieldItems(basename(document.file).split('_')[0] ?? '', found) : [];
        });
      return items.length > 0
        ? [measure('metadata', `${name}${check ? CHECKED : ''}`, items, { name: 'fields', right: 0, of: 0 })]
        : [];
    }),
  );
}

function fieldItems(document: string, { want, got }: Field): Item[] {
  if (want.includes(got)) return [{ name: document, outcome: 'hit' }];
  const items: Item[] = [];
  if (want.length > 0) items.push({ name: `${document} ${want[0] ?? ''}`, outcome: 'missed' });
  if (got !== '') items.push({ name: `${document} ${got}`, outcome: 'extra' });
  return items;
}
