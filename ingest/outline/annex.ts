import { chineseToNumber } from '../../graph-schema/numerals.ts';
import { DATE_LINE } from '../patterns.ts';
import type { CleanLine } from '../types.ts';

export interface AnnexStart {
  label: string;
}

// matches "附件", "附件 2", "附件三：", "附表1", "附录A"; not "附件：清单", "附件1：清单"
const ALONE = /^附\s?([件表录图])?\s?(\d{1,2}|[一二三四五六七八九十]{1,3}|[A-H])?\s?[:：]?$/u;
// matches "附件1：任务清单", "附件2 指标表", "附件：实施方案", "附1 任务表", "附：任务表"; not "附件1和附件2", "附1份"
const TITLED =
  /^附\s?([件表录]|(?=\d{1,2}\s|[:：]))\s?(\d{1,2}|[一二三四五六七八九十]{1,3}|[A-H](?=\s))?(?:\s*[:：]\s*|\s+|(?<=\d)(?=[^\d，、。和至]))\S/u;
// matches "附件：", "附件1：", "附：1．"; not "附件2", "附：说明"
const NOTE = /^附\s?(?:件\s?\d{0,2}\s?[:：.．﹒]|[:：]\s?\d[.．﹒、])/u;

// matches "附件：1.清单", "附：1．清单"; not "附件：2023年清单"
const LISTED = /^附\s?件?\s?[:：]\s?\d{1,2}[.．﹒、]/u;

/** Whether an annex starts at a line: "附件2" alone on it, or "附件2：标题" where it is no list of annexes. */
export function annexStart(lines: readonly CleanLine[], i: number): AnnexStart | null {
  const line = lines[i];
  if (!line || line.cell || line.text.length > 80) return null;
  const alone = ALONE.exec(line.text);
  if (
    alone &&
    (alone[1] ?? alone[2] ?? /[:：]$/u.exec(line.text)) !== null &&
    line.text.length > 1 &&
    i < lines.length - 1 &&
    !(/[:：]$/u.test(line.text) && isSigned(lines, i))
  )
    return { label: annexLabel(alone[1], alone[2]) };
  const titled = TITLED.exec(line.text);
  if (!titled || /[。；]$/u.test(line.text)) return null;
  const isTable = titled[1] === '表' && lines[i + 1]?.cell !== undefined;
  if (!isTable && isNote(lines, i)) return null;
  return { label: annexLabel(titled[1], titled[2]) };
}

function annexLabel(kind: string | undefined, number: string | undefined): string {
  const value =
    number === undefined ? '' : /^[\dA-H]/u.test(number) ? number.replace(/^0+/u, '') : (chineseToNumber(number) ?? '');
  return `${kind === '表' || kind === '录' || kind === '图' ? `附${kind}` : '附件'}${value}`;
}

/** True where a date below a signature comes next, before any sentence: the names of annexes stand below "附件：". */
function isSigned(lines: readonly CleanLine[], i: number): boolean {
  for (const { text, cell } of lines.slice(i + 1, i + 16)) {
    if (DATE_LINE.test(text)) return true;
    if (cell || text.length > 60 || /[。；]$/u.test(text)) return false;
  }
  return false;
}

/** True where "附件：…" names the annexes (附件说明): more names, a signature, the annex itself or nothing comes next. */
function isNote(lines: readonly CleanLine[], i: number): boolean {
  if (LISTED.test(lines[i]?.text ?? '')) return true;
  for (let j = i + 1; j < Math.min(lines.length, i + 16); j++) {
    const text = lines[j]?.text ?? '';
    if (DATE_LINE.test(text) || ALONE.test(text) || /^[（(]此件/u.test(text)) return true;
    if (NOTE.test(text)) continue;
    if (lines[j]?.cell || text.length > 60 || /[。；]$/u.test(text)) return false;
    // matches "2．任务清单"; not "一、总体要求"
    if (/^[一二三四五六七八九十]+、|^第[一二三四五六七八九十]+[章条]/u.test(text)) return false;
  }
  // below the signature nothing but the annex itself can stand
  const isSignedAbove = lines.slice(Math.max(0, i - 6), i).some(({ text }) => DATE_LINE.test(text));
  return i + 16 >= lines.length && !(isSignedAbove && i + 3 < lines.length);
}
