import type { Span } from '../../graph-schema/records.ts';
import { CLOSED, DATE_LINE } from '../patterns.ts';
import type { CleanLine } from '../types.ts';
import { readLabels } from './labels.ts';

// matches "（此件公开发布）", "(联系人：张三)", "抄送：市委办公室", "主题词：教育"; not "（一）目标"
const AFTER_DATE =
  /^(?:[（(](?:此件|联系|公开|主动|信息公开|依申请|不予公开|注|本文|发至)|抄\s*送|抄\s*报|主题词|分\s*送|联系人|联系电话|信息公开|公开方式)|印发$|办公[厅室]秘?书?处?\s*\d{4}年\d{1,2}月\d{1,2}日印发/u;
// matches "附件：1．清单"; not "附件1"
const NOTE = /^附\s?件\s?(?:\d{1,2}|[一二三四五六七八九十])?\s?[:：.．﹒]/u;

/**
 * The closing lines of a text: 附件说明, signature, date and the notes behind them, as [from, to) of lines;
 * null where no line is a date below a signature or below the last sentence.
 */
export function findTail(lines: readonly CleanLine[], from: number, to: number): Span | null {
  for (let i = from; i < to; i++) {
    const line = lines[i];
    if (!line || line.cell || !DATE_LINE.test(line.text)) continue;
    let start = i;
    while (start > from && i - start < 12 && isSignature(lines[start - 1])) start--;
    if (start === i && !CLOSED.test(lines[i - 1]?.text ?? '')) continue;
    let end = i + 1;
    while (end < to && AFTER_DATE.test(lines[end]?.text ?? '')) end++;
    return [trailingNote(lines, from, start), end];
  }
  return null;
}

/** A line of issuers: short, without marks of punctuation, without a label. */
function isSignature(line: CleanLine | undefined): boolean {
  if (!line || line.cell || line.text.length > 60) return false;
  return !/[，。；：、！？:;》]/u.test(line.text) && readLabels(line.text).length === 0;
}

/** Where the list of annexes that ends right before `end` begins; `end` where there is none. */
export function trailingNote(lines: readonly CleanLine[], from: number, end: number): number {
  for (let i = end - 1; i >= Math.max(from, end - 24); i--) {
    const line = lines[i];
    if (!line || line.cell) break;
    if (NOTE.test(line.text)) return noteTop(lines, from, i);
    if (AFTER_DATE.test(line.text) && i === end - 1) return trailingNote(lines, from, i);
    if (/。$/u.test(line.text) && line.text.length > 80) break;
  }
  return end;
}

function noteTop(lines: readonly CleanLine[], from: number, i: number): number {
  let top = i;
  while (top > from && NOTE.test(lines[top - 1]?.text ?? '')) top--;
  return top;
}
