import type { TargetCell, TargetRow, TargetsResponse } from '../../graph-schema/api-table.ts';
import { VERDICT_NAMES } from '../../graph-schema/names.ts';
import { amountText, type Sheet } from './table-sheet.ts';

const PER_DOCUMENT = ['数值', '期限', '条款', '结论', '原句'];

/** Indicators of several documents, and those of one document alone, each with a line of its own. */
export function targetsSheets(answer: TargetsResponse): Sheet[] {
  const header = [
    '指标',
    ...answer.documents.flatMap(({ document }) => PER_DOCUMENT.map((name) => `${document} ${name}`)),
    '分解合计',
  ];
  const sheet = (name: string, rows: readonly TargetRow[]): Sheet => ({
    name,
    header,
    rows: rows.map((row) => rowTexts(row, answer)),
  });
  return [sheet('共有指标', answer.rows), sheet('只见于一份文件', answer.others)];
}

function rowTexts(row: TargetRow, { clauses }: TargetsResponse): string[] {
  const shares = row.shares.map(
    ({ sum, total, unit, parts }) => `${parts.length}份共${sum}${unit}，上位${total}${unit}`,
  );
  return [row.object, ...row.cells.flatMap((cell) => cellTexts(cell, row, clauses)), shares.join('\n')];
}

/** Several targets of a cell stand below each other; a clause that names the indicator alone says so. */
function cellTexts(cell: TargetCell, row: TargetRow, clauses: TargetsResponse['clauses']): string[] {
  const { targets, mentions } = cell;
  const compared = row.comparisons.find(({ document }) => document === cell.documentId);
  const verdict = compared ? VERDICT_NAMES[compared.verdict] : '';
  if (targets.length === 0) {
    const [first] = mentions;
    return first ? ['未写数', '', first.clause, verdict, first.text.trim()] : ['未写到', '', '', '', ''];
  }
  const lines = (of: (target: (typeof targets)[number]) => string): string => targets.map(of).join('\n');
  return [
    lines((target) => amountText(target) || '有期限，无数值'),
    lines(({ deadline }) => deadline ?? '未写期限'),
    lines(({ clauseId, clause }) => clauses[clauseId]?.clause ?? clause),
    verdict,
    lines(({ text }) => text),
  ];
}
