import { PassThrough } from 'node:stream';
import ExcelJS from 'exceljs';
import type { ExportRecord } from '../../graph-schema/records.ts';
import type { GraphStore } from '../../graph-schema/store.ts';
import { RECORD_SHEETS, type CellValue, type RecordSheet } from './record-sheets.ts';
import { exportRecords } from './records.ts';
import type { ExportView } from './view.ts';
import { DATE_FORMAT, textValue } from './xlsx.ts';

/** The format's limit of rows on a sheet. */
const MOST_ROWS = 1_048_576;

const WIDE_COLUMNS: ReadonlySet<string> = new Set([
  '标题',
  '原文',
  '依据',
  '指标',
  '责任单位',
  '被引标题',
  '说明',
  '理由',
]);
const WIDE = 48;
const NARROW = 16;

/** What Excel gets for a value: numbers stay numbers. */
function typed(value: CellValue): string | number | Date | null {
  return typeof value === 'string' ? textValue(value) : value;
}

/** Rows of one kind of record, going on to a further sheet where one is full. */
class Table {
  readonly #workbook: ExcelJS.stream.xlsx.WorkbookWriter;
  readonly #columns: RecordSheet;
  #sheet: ExcelJS.Worksheet;
  #rows = 1;
  #sheets = 1;

  constructor(workbook: ExcelJS.stream.xlsx.WorkbookWriter, columns: RecordSheet) {
    this.#workbook = workbook;
    this.#columns = columns;
    this.#sheet = this.#open(columns.name);
  }

  add(record: ExportRecord): void {
    if (this.#rows === MOST_ROWS) {
      this.#sheet = this.#open(`${this.#columns.name}${(this.#sheets += 1)}`);
      this.#rows = 1;
    }
    this.#sheet.addRow(this.#columns.row(record).map(typed)).commit();
    this.#rows += 1;
  }

  #open(name: string): ExcelJS.Worksheet {
    const { header } = this.#columns;
    const sheet = this.#workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
    sheet.columns = header.map((title) => ({
      width: WIDE_COLUMNS.has(title) ? WIDE : NARROW,
      style: { alignment: { vertical: 'top', wrapText: WIDE_COLUMNS.has(title) }, numFmt: dateFormat(title) },
    }));
    sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: header.length } };
    const first = sheet.addRow(header);
    first.font = { bold: true };
    first.commit();
    return sheet;
  }
}

function dateFormat(title: string): string {
  return title.endsWith('日期') ? DATE_FORMAT : 'General';
}

async function write(store: GraphStore, view: ExportView, stream: PassThrough): Promise<void> {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true, creator: '政脉' } as never);
  const tables = new Map<string, Table>();
  for (const [type, columns] of Object.entries(RECORD_SHEETS))
    if (view.only?.includes(type as ExportRecord['type']) ?? true) tables.set(type, new Table(workbook, columns));
  for await (const record of exportRecords(store, view)) tables.get(record.type)!.add(record);
  await workbook.commit();
}

/** An Excel workbook with one sheet for each kind of record, written as the records come. */
export async function* recordXlsx(store: GraphStore, view: ExportView): AsyncGenerator<Uint8Array> {
  const stream = new PassThrough();
  const written = write(store, view, stream).catch((error: unknown) => stream.destroy(error as Error));
  for await (const chunk of stream) yield chunk as Uint8Array;
  await written;
}
