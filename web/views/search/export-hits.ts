import type { SearchHitView } from '../../../graph-schema/api.ts';
import { LEVEL_NAMES } from '../../../graph-schema/names.ts';

const COLUMNS = [
  '文件',
  '文号',
  '层级',
  '地区',
  '成文日期',
  '条号',
  '标题',
  '摘要',
  '责任单位',
  '指标',
  '上承',
  '下启',
];

/** One CSV field; a leading sign that a spreadsheet would read as a formula is made harmless. */
export function csvField(value: string): string {
  const safe = /^[=+\-@\t\r]/u.test(value) ? `'${value}` : value; // "=1+1"; not "1=1"
  return /[",\r\n]/u.test(safe) ? `"${safe.replace(/"/gu, '""')}"` : safe; // 'a,b'; not 'a，b'
}

/** Hits as CSV with a byte order mark, so that spreadsheets read the Chinese. */
export function hitsAsCsv(hits: readonly SearchHitView[]): string {
  const rows = hits.map((hit) => [
    hit.documentTitle,
    hit.document === hit.documentTitle ? '' : hit.document,
    hit.level ? LEVEL_NAMES[hit.level] : '',
    hit.region ?? '',
    hit.date ?? '',
    hit.clause,
    hit.title || hit.path.join(' › '),
    hit.snippet,
    hit.lead ?? '',
    hit.targets.join('；'),
    String(hit.up),
    String(hit.down),
  ]);
  return `\ufeff${[COLUMNS, ...rows].map((row) => row.map(csvField).join(',')).join('\r\n')}\r\n`;
}

/** Hits as JSON lines. */
export function hitsAsJsonl(hits: readonly SearchHitView[]): string {
  return hits.map((hit) => `${JSON.stringify(hit)}\n`).join('');
}
