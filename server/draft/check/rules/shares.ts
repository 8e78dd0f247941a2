import type { ClauseRecord } from '../../../../graph-schema/records.ts';
import { groupBy } from '../../../../graph-schema/group.ts';
import type { Rule, Spotted } from '../types.ts';

/** Words of a row that adds the others up; rows of partial sums are left out of the sum. */
const TOTAL = /^(?:合\s?计|总\s?计|总\s?数|全[区市县省]合计)$/u;
const PARTIAL = /小\s?计/u;
const NUMBER = /^-?\d+(?:\.\d+)?$/u; // "12", "3.5"; not "12个"

/** Numbers that do not add up: columns of a table whose last row is a total, and 其中 with more than the whole. */
export const shareSum: Rule = ({ document }) => [
  ...[
    ...groupBy(
      document.clauses.filter(({ form }) => form === 'row'),
      ({ parent }) => parent ?? '',
    ).values(),
  ].flatMap(tableSums),
  ...document.clauses.filter(({ form }) => form !== 'row').flatMap(partsOfWhole),
];

function tableSums(rows: readonly ClauseRecord[]): Spotted[] {
  const total = rows.find(({ cells }) => cells.some(({ text }) => TOTAL.test(text.trim())));
  if (!total || rows.filter((row) => row !== total).length < 2) return [];
  const parts = rows.filter((row) => row !== total && !PARTIAL.test(row.text));
  return total.cells.flatMap((cell, column): Spotted[] => {
    if (!NUMBER.test(cell.text.trim())) return [];
    const values = parts.map(({ cells }) => cells[column]?.text.trim() ?? '');
    // an empty cell is nothing; any other text may stand for a number
    if (values.some((value) => value !== '' && !NUMBER.test(value))) return [];
    const sum = values.reduce((all, value) => all + Number(value), 0);
    const whole = Number(cell.text);
    if (Math.abs(sum - whole) <= Math.max(1e-6, Math.abs(whole) * 0.001)) return [];
    return [
      {
        rule: 'share-sum',
        weight: 'must',
        clause: total,
        span: cell.span,
        text: cell.text.trim(),
        message: `“${cell.name}”各行之和为${round(sum)}，合计写的是${cell.text.trim()}。`,
        repair: { label: `改为${round(sum)}`, text: String(round(sum)) },
      },
    ];
  });
}

// "建设基地10个，其中市级6个、区级5个"; not "建设基地10个"
const WHOLE =
  /(?<whole>\d+(?:\.\d+)?)(?<unit>万?[个所家项名人件户]|亿元|万元|公里)[^，。；\d]{0,12}[，（(](?:其中|分别为)[:：，]?(?<parts>[^。；）)]{4,120})/gu;

function partsOfWhole(clause: ClauseRecord): Spotted[] {
  return [...clause.text.matchAll(WHOLE)].flatMap((match): Spotted[] => {
    const { whole = '', unit = '', parts = '' } = match.groups ?? {};
    const values = [...parts.matchAll(/(\d+(?:\.\d+)?)(万?[个所家项名人件户]|亿元|万元|公里)/gu)]
      .filter(([, , other]) => other === unit)
      .map(([, value]) => Number(value));
    const sum = values.reduce((all, value) => all + value, 0);
    if (values.length < 2 || sum <= Number(whole) * 1.001) return [];
    return [
      {
        rule: 'share-sum',
        weight: 'must',
        clause,
        span: [match.index, match.index + match[0].length],
        text: match[0],
        message: `各部分之和为${round(sum)}${unit}，多于总数${whole}${unit}。`,
      },
    ];
  });
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
