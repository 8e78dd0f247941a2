import { chineseToNumber, numberToChinese } from '../../graph-schema/numerals.ts';
import type { Span } from '../../graph-schema/records.ts';
import type { CleanText, Outline, OutlineClause } from '../types.ts';

interface Label {
  level: number;
  printed: string;
  label: string;
}

const FAMILIES: [RegExp, number, (n: number) => string][] = [
  // matches "附件2"; not "附件：清单"
  [/^附件\s*(\d*)$/u, 0, (n) => `附件${n || ''}`],
  // matches "第三章 总则"; not "第三方"
  [/^第([一二三四五六七八九十百]+)章/u, 1, (n) => `第${numberToChinese(n)}章`],
  // matches "第十二条 …"; not "第一批"
  [/^第([一二三四五六七八九十百]+)条/u, 2, (n) => `第${numberToChinese(n)}条`],
  // matches "二、目标"; not "二是"
  [/^([一二三四五六七八九十百]+)、/u, 1, (n) => numberToChinese(n)],
  // matches "（一）指导思想"; not "（试行）"
  [/^[（(]([一二三四五六七八九十百]+)[）)]/u, 2, (n) => `（${numberToChinese(n)}）`],
  // matches "1．加强"; not "1.5个"
  [/^(\d{1,3})[．.、](?!\d)/u, 3, (n) => String(n)],
];

function readLabel(text: string): Label | null {
  for (const [pattern, level, name] of FAMILIES) {
    const match = pattern.exec(text.trim());
    if (!match) continue;
    const digits = match[1] ?? '';
    const value = /^\d*$/u.test(digits) ? Number(digits) : chineseToNumber(digits);
    if (value !== null && value < 1000) return { level, printed: match[0], label: name(value) };
  }
  return null;
}

/**
 * Structure of a cleaned document. Every character of the text but line feeds is in exactly one span of header,
 * imprint or a clause; locators are unique. Never throws.
 */
export function outline(clean: CleanText): Outline {
  const result: Outline = { header: [], imprint: [], clauses: [], findings: [] };
  const stack: { level: number; clause: OutlineClause }[] = [];
  const seen = new Map<string, number>();
  for (const line of clean.lines) {
    const found = readLabel(line.text);
    const top = stack.at(-1)?.clause;
    if (!found) {
      if (top) top.spans.push(line.span);
      else result.header.push(line.span);
      continue;
    }
    while ((stack.at(-1)?.level ?? -1) >= found.level) stack.pop();
    const parent = stack.at(-1)?.clause.locator ?? null;
    const wished = parent === null ? found.label : `${parent}/${found.label}`;
    const count = (seen.get(wished) ?? 0) + 1;
    seen.set(wished, count);
    const clause: OutlineClause = {
      locator: count === 1 ? wished : `${wished}之${numberToChinese(Math.min(count, 999))}`,
      title: line.text.trim().slice(found.printed.length),
      text: '',
      label: found.printed,
      bodyStart: 0,
      form: 'item',
      parent,
      leaf: true,
      spans: [line.span],
      cells: [],
    };
    stack.push({ level: found.level, clause });
    result.clauses.push(clause);
  }
  return finish(clean, result);
}

function finish(clean: CleanText, result: Outline): Outline {
  const parents = new Set(result.clauses.map((clause) => clause.parent));
  for (const clause of result.clauses) {
    clause.text = clause.spans.map((span: Span) => clean.text.slice(...span)).join('\n');
    clause.leaf = !parents.has(clause.locator);
  }
  return result;
}
