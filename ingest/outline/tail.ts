import type { Span } from '../../graph-schema/records.ts';
import { CLOSED, DATE_LINE } from '../patterns.ts';
import type { CleanLine } from '../types.ts';
import { readLabels } from './labels.ts';

// matches "（此件公开发布）", "(联系人：张三)", "抄送：市委办公室", "主题词：教育"; not "（一）目标"
const AFTER_DATE =
  /^(?:[（(](?:此件|联系|公开|主动|信息公开|依申请|不予公开|注|本文|发至)|抄\s*送|抄\s*报|主题词|分\s*送|联系人|联系电话|信息公开|公开方式)|印发$|办公[厅室]秘?书?处?\s*\d{4}年\d{1,2}月\d{1,2}日印发/u;
// matches "附件：1．清单", "附：1.清单", "附：某市实施方案"; not "附件1", "附：本表由学校填写。"
const NOTE =
  /^附\s?(?:件\s?(?:\d{1,2}|[一二三四五六七八九十])?\s?(?:[（(]略[）)]\s?)?[:：.．﹒]|[:：]\s?(?:\d[.．﹒、]|[^。；]{2,40}$))/u;
// matches "抄送：市委办公室", "某市人民政府办公室 2023年5月19日印发"; not "现将方案印发给你们"
const IMPRINT_LINE = /^[抄分发]\s*[送报发]\s*[:：]|^[^，。；：]{0,40}\d{4}年\d{1,2}月\d{1,2}日\s*印发$/u;
// matches "【高亮说明】", the legend that a collector puts below a text; not "【立法目的】为了"
const LEGEND = /^【[^【】]{0,8}(?:说明|图例)】$/u;
// matches "某市通信管理局", "中国人民银行某市分行"; not "张三副局长"
const ISSUER = /(?:[局委厅办部院行署府会]|海关|中心|公司|[支总大]队|办公[室厅])$/u;

/**
 * The closing lines of a text: 附件说明, signature, date and the notes behind them, as [from, to) of lines;
 * null where no line is a date below a signature or below the last sentence.
 */
export function findTail(lines: readonly CleanLine[], from: number, to: number): Span | null {
  for (let i = from; i < to; i++) {
    const line = lines[i];
    if (!line || line.cell || !DATE_LINE.test(line.text)) continue;
    let start = i;
    while (start > from && isSignature(lines[start - 1], i - start)) start--;
    const above = lines[i - 1]?.text ?? '';
    if (start === i && !CLOSED.test(above)) continue;
    // "2023年11月" below "600人次" is a cell
    if (start < i && !line.text.endsWith('日') && !ISSUER.test(above)) continue;
    let end = i + 1;
    while (end < to && AFTER_DATE.test(lines[end]?.text ?? '')) end++;
    return [trailingNote(lines, from, start), end];
  }
  return null;
}

/** A line of issuers, the one before `below` others: short, without marks of punctuation, without a label. */
function isSignature(line: CleanLine | undefined, below: number): boolean {
  if (!line || line.cell || line.text.length > 60) return false;
  if (below >= 12 && (below >= 50 || !ISSUER.test(line.text))) return false;
  return !/[，。；：、！？:;》]|^\d/u.test(line.text) && readLabels(line.text).length === 0;
}

/** First of the lines that close a file: 抄送 and 印发 of the imprint, and the legend of a collector. */
export function closingTop(lines: readonly CleanLine[]): number {
  let top = lines.length;
  for (let i = lines.length - 1; i >= Math.max(1, lines.length - 60); i--) {
    const text = lines[i]?.text ?? '';
    if (LEGEND.test(text)) top = i;
    else if (text.length > 40 || /[。；]$/u.test(text)) break;
  }
  while (top > 1 && IMPRINT_LINE.test(lines[top - 1]?.text ?? '')) top--;
  // the body that printed the file may stand on a line of its own above the date
  const dated = /^\d{4}年/u.test(lines[top]?.text ?? '') && IMPRINT_LINE.test(lines[top]?.text ?? '');
  return dated && isSignature(lines[top - 1], 12) ? top - 1 : top;
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
