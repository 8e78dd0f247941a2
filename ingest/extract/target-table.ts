import type { Cell, ClauseRecord, DocumentRecord } from '../../graph-schema/records.ts';
import { scanDates } from './dates.ts';
import { firstYear } from './document-year.ts';
import { comparatorOf } from './target-cues.ts';
import type { TargetFinding } from './targets.ts';
import { textView } from './view.ts';

// headings of the column that names the indicator: "指标", "指标名称", "工作任务"; not "指标值"
const INDICATOR =
  /^(?:主要|具体|核心)?指标(?:名称|内容|项目)?(?:（.*）)?$|^(?:工作|重点|主要|建设)?(?:任务|项目|内容)(?:名称)?$|^名称$/u;
// headings of columns that hold values to reach: "2025年", "目标值", "2025年目标"; not "2020年现状"
const GOAL =
  /(?:20\d{2}年?(?:预期|规划)?(?:目标值?)?|目标值?|规划值|预期值|“?十[四五六]五”?末?(?:目标)?|任务[数量]|计划数|目标任务)$/u;
const PRESENT = /现状|基期|基数|完成值|实际|底数|现值/u;
// ">3.5", "≥90%", "[15]", "90以上", "下降15%", "1.2—1.5"; not "——", "持续提高"
const VALUE =
  /^(?:累计|年均|比\D{1,8})?(?:下降|降低|减少|提高|提升|增长|增加|达到)?(?<cmp>[><≥≤＞＜]=?|大于|小于|超过|不低于|不少于|左右|约)?\[?(?<value>\d[\d,]*(?:\.\d+)?)\]?(?:[—\-－～](?<to>\d[\d,]*(?:\.\d+)?))?(?<unit>[^\d[\]]{0,8}?)(?<after>以上|以下|以内|左右)?\]?$/u;

/**
 * Targets of a row in a target table (指标 | 单位 | 2020年 | 2025年): one for each column whose year lies ahead.
 * Rows of other tables give none.
 */
export function tableTargets(clause: ClauseRecord, document: DocumentRecord): TargetFinding[] {
  if (clause.cells.length < 2) return [];
  const indicator = clause.cells.find((cell) => INDICATOR.test(flat(cell.name)));
  if (!indicator || flat(indicator.text) === '') return [];
  const year = firstYear(document) ?? 0;
  const values = clause.cells.filter((cell) => cell !== indicator && isGoal(cell, year));
  if (values.length === 0) return joinedTarget(indicator);
  const present = clause.cells.find((cell) => cell !== indicator && !values.includes(cell) && isPresent(cell, year));
  const unitCell = clause.cells.find((cell) => /^(?:计量)?单位$/u.test(flat(cell.name)));
  return values.flatMap((cell) => valueTarget(cell, indicator, unitCell, present) ?? []);
}

const flat = (text: string): string => textView(text).text;

/** Target of an indicator's cell into which extraction put its value as well, on a line of its own; none otherwise. */
function joinedTarget({ name, text, span }: Cell): TargetFinding[] {
  const end = text.lastIndexOf('\n') + 1;
  const value = text.slice(end);
  if (end === 0 || !/^[><≥≤＞＜≧≦]|^(?:下降|降低|减少|提高|增长|达到)/u.test(flat(value))) return [];
  const cell = { name, text: value, span: [span[0] + end, span[1]] as Cell['span'] };
  return [valueTarget(cell, { name, text: text.slice(0, end), span }, undefined, undefined)].flatMap(
    (found) => found ?? [],
  );
}

function yearOf(cell: Cell): number | null {
  return scanDates(flat(cell.name)).at(-1)?.year ?? null;
}

function isGoal(cell: Cell, first: number): boolean {
  const name = flat(cell.name);
  if (PRESENT.test(name) || !GOAL.test(name)) return false;
  const year = yearOf(cell);
  return year === null || year >= first;
}

function isPresent(cell: Cell, first: number): boolean {
  const year = yearOf(cell);
  return VALUE.test(flat(cell.text)) && (PRESENT.test(flat(cell.name)) || (year !== null && year < first));
}

function valueTarget(
  cell: Cell,
  indicator: Cell,
  unitCell: Cell | undefined,
  present: Cell | undefined,
): TargetFinding | null {
  const groups = VALUE.exec(flat(cell.text).replace(/\[\s*|\s*\]/gu, ''))?.groups;
  const digits = groups?.['value'];
  if (!groups || digits === undefined) return null;
  const name = flat(indicator.text).replace(/^\d{1,2}[.、．]?/u, '');
  const bracket = /（([^（）]{1,8})）$/u.exec(name);
  const unit = groups['unit'] || (unitCell ? flat(unitCell.text) : '') || (bracket?.[1] ?? '');
  const to = groups['to'];
  const deadline = scanDates(flat(cell.name)).at(-1)?.deadline ?? null;
  return {
    text: cell.text,
    span: cell.span,
    object: bracket ? name.slice(0, bracket.index) : name,
    value: Number(digits.replaceAll(',', '')),
    value2: to === undefined ? null : Number(to.replaceAll(',', '')),
    cmp: comparatorOf(groups['cmp'] ?? '', afterOf(groups['after']), to !== undefined),
    unit,
    deadline,
    deadlineSource: deadline === null ? null : 'own',
    baseline: present ? flat(present.text) : null,
  };
}

function afterOf(after: string | undefined): '>=' | '<=' | '~' | null {
  if (after === undefined) return null;
  return after === '以上' ? '>=' : after === '左右' ? '~' : '<=';
}
