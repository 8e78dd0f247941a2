import type { TableCell, TableResponse, TableRow } from '../../graph-schema/api-table.ts';
import { COMPARATOR_NAMES, COVERAGE_NAMES, KIND_NAMES, REVIEW_NAMES, VERDICT_NAMES } from '../../graph-schema/names.ts';
import type { TargetRecord } from '../../graph-schema/records.ts';
import { COVERAGE_STATES } from '../../graph-schema/terms.ts';

/** A table as plain cells: what CSV, spreadsheets and Word are made from. */
export interface Sheet {
  name: string;
  header: string[];
  rows: string[][];
}

const UPPER = ['部分', '条款', '上位条款', '责任单位', '指标'];
const PER_COLUMN = ['结果', '下位条款', '类型', '指标比较', '责任单位', '复核', '备注', '原句'];

/** The correlation table with one line for each upper item; several clauses of one cell stand below each other in it. */
export function tableSheet({ columns, rows }: TableResponse): Sheet {
  return {
    name: '落实对照表',
    header: [...UPPER, ...columns.flatMap(({ document }) => PER_COLUMN.map((name) => `${document.document} ${name}`))],
    rows: rows.map((row) => [...upperCells(row), ...row.cells.flatMap(cellTexts)]),
  };
}

/** Number of items in each state, for each document. */
export function countsSheet({ columns }: TableResponse): Sheet {
  const states = COVERAGE_STATES.map((state) => COVERAGE_NAMES[state]);
  return {
    name: '统计',
    header: ['文件', '标题', ...states, ...states.map((name) => `${name}（只计涉及本级的）`), '无上位条款'],
    rows: columns.map(({ document, counts, addressedCounts, additions }) => [
      document.document,
      document.title,
      ...COVERAGE_STATES.map((state) => String(counts[state])),
      ...COVERAGE_STATES.map((state) => String(addressedCounts[state])),
      additions.map(({ clause }) => clause).join('、'),
    ]),
  };
}

function upperCells({ clause, group, targets }: TableRow): string[] {
  return [group, clause.clause, clause.text, clause.agencies.join('、'), targets.map(targetText).join('\n')];
}

/** A target in short: "建成实训基地 ≥100个（2025）" in words. */
export function targetText(target: TargetRecord): string {
  return `${target.object} ${amountText(target)}${target.deadline ? `（${target.deadline}）` : ''}`;
}

/** Amount of a target in words: "60%以上", "2—3个"; "" where it has none. */
export function amountText({ value, value2, cmp, unit }: TargetRecord): string {
  if (value === null) return '';
  return cmp === 'range' ? `${value}—${value2}${unit}` : `${value}${unit}${cmp === '=' ? '' : COMPARATOR_NAMES[cmp]}`;
}

function cellTexts({ state, reason, entries }: TableCell): string[] {
  const lines = (of: (entry: (typeof entries)[number]) => string): string => entries.map(of).join('\n');
  return [
    COVERAGE_NAMES[state] + (reason === '' ? '' : `（${reason}）`),
    lines(({ clause }) => clause.clause),
    lines(({ kind, band }) => KIND_NAMES[kind] + (band === 'review' ? '（候选）' : '')),
    lines(({ verdicts }) => verdicts.map(({ verdict, text }) => `${VERDICT_NAMES[verdict]}：${text}`).join('；')),
    lines(({ clause }) => clause.agencies.join('、')),
    lines(({ review }) => (review?.decision ? `${REVIEW_NAMES[review.decision]}（${review.who}）` : '未复核')),
    lines(({ review }) => review?.note ?? ''),
    lines(({ quote }) => quote),
  ];
}
