import type { Writable } from 'node:stream';
import type ExcelJS from 'exceljs';
import { ZhengmaiError } from '../../../graph-schema/errors.ts';
import type { SearchHit, Searcher, SearchOptions } from '../../../graph-schema/search.ts';
import { hitView } from '../../search/hit-view.ts';
import { CSV_START, csvLine } from '../csv.ts';
import { DATE_FORMAT, textValue } from '../xlsx.ts';
import { aboutRows, cutInWords, type HitsAbout } from './about.ts';
import { hitCells, HIT_COLUMNS } from './columns.ts';

export const HIT_FORMATS = ['csv', 'xlsx', 'docx', 'jsonl'] as const;
export type HitFormat = (typeof HIT_FORMATS)[number];

/** A file holds at most so many hits: a Word file is read by people, and is made in memory. */
export const MOST_HITS: Record<HitFormat, number> = { csv: 10_000, xlsx: 10_000, jsonl: 10_000, docx: 1000 };

/** Hits that are asked for at a time, so that others are answered in between. */
const PAGE = 500;

export interface HitsFile {
  query: string;
  options: SearchOptions;
  format: HitFormat;
  /** "http://127.0.0.1:3000", before addresses of clauses. */
  origin: string;
}

/** All hits of a search up to `most`, page by page. */
async function* allHits(
  index: Searcher,
  { query, options }: HitsFile,
  total: number,
  most: number,
): AsyncGenerator<SearchHit> {
  for (let offset = 0; offset < Math.min(total, most); offset += PAGE) {
    const limit = Math.min(PAGE, most - offset);
    yield* (await index.search(query, { ...options, offset, limit })).hits;
  }
}

/**
 * Finds what a file will hold, before a byte of it is written, and gives the function that writes it.
 * Throws BAD_QUERY; BAD_REQUEST where nothing was found.
 */
export async function hitsFile(
  index: Searcher,
  file: HitsFile,
): Promise<{ about: HitsAbout; write: (out: Writable) => Promise<void> }> {
  const most = MOST_HITS[file.format];
  const { total } = await index.search(file.query, { ...file.options, limit: 0 });
  if (total === 0) throw new ZhengmaiError('BAD_REQUEST', '没有结果可导出。换个说法或放宽筛选再试。', { field: 'q' });
  const about: HitsAbout = { query: file.query, options: file.options, total, given: Math.min(total, most) };
  const hits = allHits(index, file, total, most);
  return { about, write: (out) => WRITERS[file.format](hits, about, file, out) };
}

type Writer = (hits: AsyncIterable<SearchHit>, about: HitsAbout, file: HitsFile, out: Writable) => Promise<void>;

/** Writes a piece and waits while the receiver is behind; false where it went away. */
async function send(out: Writable, piece: string | Uint8Array): Promise<boolean> {
  if (out.destroyed) return false;
  if (!out.write(piece)) {
    await new Promise<void>((resolve) => {
      out.once('drain', resolve).once('close', resolve);
    });
  }
  return !out.destroyed;
}

const COUNTS: ReadonlySet<string> = new Set(['上承', '下启']);

/** A cell for Excel: counts as numbers, whole dates as dates, all else as it is printed. */
function typed(text: string, column: number): string | number | Date {
  return COUNTS.has(HIT_COLUMNS[column]!) ? Number(text) : textValue(text);
}

const WRITERS: Record<HitFormat, Writer> = {
  csv: async (hits, about, { origin }, out) => {
    await send(out, CSV_START + csvLine(HIT_COLUMNS));
    for await (const hit of hits) if (!(await send(out, csvLine(hitCells(hit, origin))))) return;
    if (about.total > about.given) await send(out, csvLine([cutInWords(about)]));
    out.end();
  },
  jsonl: async (hits, _about, _file, out) => {
    for await (const hit of hits) {
      if (!(await send(out, `${JSON.stringify({ ...hitView(hit), text: hit.entry.text })}\n`))) return;
    }
    out.end();
  },
  xlsx: async (hits, about, { origin }, out) => {
    const { default: excel } = await import('exceljs'); // large, and seldom needed
    const workbook = new excel.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true });
    const sheet = workbook.addWorksheet('检索结果', { views: [{ state: 'frozen', ySplit: 1, xSplit: 1 }] });
    sheet.columns = HIT_COLUMNS.map((header) => ({
      header,
      width: WIDTHS[header] ?? 12,
      style: header === '成文日期' ? { ...WRAPPED, numFmt: DATE_FORMAT } : WRAPPED,
    }));
    sheet.getRow(1).font = { bold: true };
    sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: HIT_COLUMNS.length } };
    for await (const hit of hits) sheet.addRow(hitCells(hit, origin).map(typed)).commit();
    sheet.commit();
    const notes = workbook.addWorksheet('说明');
    notes.columns = [{ width: 12 }, { width: 80, style: WRAPPED }];
    for (const row of aboutRows(about)) notes.addRow(row).commit();
    notes.commit();
    await workbook.commit();
  },
  docx: async (hits, about, { origin }, out) => {
    const all: SearchHit[] = [];
    for await (const hit of hits) all.push(hit);
    const { hitsDocx } = await import('./docx.ts');
    out.end(await hitsDocx(all, about, origin));
  },
};

const WRAPPED: Partial<ExcelJS.Style> = { alignment: { wrapText: true, vertical: 'top' } };
const WIDTHS: Record<string, number> = { 文件: 36, 文号: 20, 发文机关: 24, 所在部分: 28, 原文: 72, 指标: 32, 引文: 48 };
