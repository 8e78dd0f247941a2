import { strToU8, Zip, ZipDeflate } from 'fflate';
import type { ExportRecord } from '../../graph-schema/records.ts';
import type { GraphStore } from '../../graph-schema/store.ts';
import { csvLine, CSV_START } from './csv.ts';
import { RECORD_SHEETS } from './record-sheets.ts';
import { exportRecords } from './records.ts';
import type { ExportView } from './view.ts';

const TYPES = Object.keys(RECORD_SHEETS) as ExportRecord['type'][];

/** The earliest time that an archive can hold: equal content gives equal bytes. */
const NO_TIME = new Date(1980, 0, 1);

function line(record: ExportRecord): string {
  return csvLine(RECORD_SHEETS[record.type].row(record).map((value) => String(value ?? '')));
}

/** One table as CSV where the view wants one kind of record, else a zip with one CSV for each kind. */
export function recordCsv(store: GraphStore, view: ExportView): AsyncIterable<string | Uint8Array> {
  return view.only?.length === 1 ? oneTable(store, view, view.only[0]!) : zipped(store, view);
}

async function* oneTable(store: GraphStore, view: ExportView, type: ExportRecord['type']): AsyncGenerator<string> {
  yield CSV_START + csvLine(RECORD_SHEETS[type].header);
  for await (const record of exportRecords(store, view)) yield line(record);
}

/** Tables are compressed as the records come, so that no table is held uncompressed. */
async function* zipped(store: GraphStore, view: ExportView): AsyncGenerator<Uint8Array> {
  const done: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    done.push(chunk);
  });
  const tables = new Map<string, ZipDeflate>();
  for (const type of view.only ?? TYPES) {
    const { name, header } = RECORD_SHEETS[type];
    const table = new ZipDeflate(`${name}.csv`);
    table.mtime = NO_TIME;
    zip.add(table);
    table.push(strToU8(CSV_START + csvLine(header)));
    tables.set(type, table);
  }
  for await (const record of exportRecords(store, view)) {
    tables.get(record.type)!.push(strToU8(line(record)));
    yield* done.splice(0);
  }
  for (const table of tables.values()) table.push(new Uint8Array(), true);
  zip.end();
  yield* done;
}
