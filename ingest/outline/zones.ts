import type { Span } from '../../graph-schema/records.ts';
import { squash } from '../patterns.ts';
import type { CleanLine } from '../types.ts';
import { annexStart, type AnnexStart } from './annex.ts';
import { closingTop, findTail, trailingNote } from './tail.ts';
import { headerEnd, isTitleLine } from './header.ts';
import { readLabels } from './labels.ts';

/** A stretch of lines [from, to) with an outline of its own. */
export interface Zone {
  kind: 'main' | 'notice' | 'bound' | 'annex';
  /** Label of the clause that holds the zone; null where its clauses stand at the top. */
  label: string | null;
  /** Lines [from, body) are the zone's heading. */
  from: number;
  body: number;
  to: number;
}

/** A document cut into header lines, zones and imprint lines; each line is in exactly one of them. */
export interface Layout {
  header: Span[];
  imprint: Span[];
  zones: Zone[];
}

interface Segment {
  from: number;
  body: number;
  to: number;
  /** End of the signature, date and notes behind it. */
  end: number;
}

/** Finds header, zones and imprint; spans count lines. */
export function layOut(all: readonly CleanLine[]): Layout {
  const lines = all.slice(0, closingTop(all));
  const annexes = findAnnexes(lines);
  const end = annexes[0]?.line ?? lines.length;
  const segments = segmentsOf(lines, end);
  const header: Span[] = [];
  const imprint: Span[] = [];
  const zones: Zone[] = [];
  const bound = segments.slice(1);
  const notice = isNotice(lines, segments, annexes.length > 0);
  segments.forEach((segment, i) => {
    const kind = i === 0 ? (notice ? 'notice' : 'main') : 'bound';
    const several = kind === 'bound' && (bound.length > 1 || !notice);
    const label = kind === 'notice' ? '通知' : several ? titleLabel(lines, segment) : null;
    if (label === null || kind === 'notice') header.push([segment.from, segment.body]);
    const from = several ? segment.from : segment.body;
    zones.push({ kind, label, from, body: segment.body, to: segment.to });
    imprint.push([segment.to, segment.end]);
  });
  const [first] = segments;
  // a file that begins with "附件" is the annex alone, taken for the document
  const alone =
    annexes.length === 1 && segments.length === 1 && first?.body === first?.to && annexes[0]?.label === '附件';
  annexes.forEach((annex, i) => {
    const to = annexes[i + 1]?.line ?? lines.length;
    const tail = findTail(lines, annex.line + 1, to);
    const stop = tail && tail[1] === to ? tail[0] : to;
    const body = annexBody(lines, annex.line, stop);
    if (alone) header.push([annex.line, body]);
    if (alone) zones[0] = { kind: 'main', label: null, from: body, body, to: stop };
    else zones.push({ kind: 'annex', label: annex.label, from: annex.line, body, to: stop });
    imprint.push([stop, to]);
  });
  imprint.push([lines.length, all.length]);
  return { header: header.filter(isFilled), imprint: imprint.filter(isFilled), zones };
}

function isFilled([from, to]: Span): boolean {
  return to > from;
}

function findAnnexes(lines: readonly CleanLine[]): (AnnexStart & { line: number })[] {
  const found: (AnnexStart & { line: number })[] = [];
  for (let i = 1; i < lines.length; i++) {
    const start = annexStart(lines, i);
    if (start) found.push({ ...start, line: i });
  }
  return found;
}

/** The main part cut at signatures and at titles of bound plans. */
function segmentsOf(lines: readonly CleanLine[], end: number): Segment[] {
  const segments: Segment[] = [];
  let from = 0;
  let tail: Span | null | undefined;
  while (from < end || segments.length === 0) {
    const body = headerEnd(lines, from, end);
    if (tail === undefined || (tail && tail[0] < body)) tail = findTail(lines, body, end);
    const stop = tail?.[0] ?? end;
    const title = (segments.length === 0 ? quotedTitle(lines, body, stop) : null) ?? restart(lines, body, stop);
    if (title !== null) {
      segments.push({ from, body, to: title, end: title });
      from = title;
      continue;
    }
    const rest = tail ? tail[1] : end;
    if (tail && isSubstantial(lines, rest, end)) {
      segments.push({ from, body, to: tail[0], end: rest });
      from = rest;
      continue;
    }
    const to = tail ? tail[0] : trailingNote(lines, body, end);
    segments.push({ from, body, to, end });
    break;
  }
  return segments;
}

/** True where lines hold a text of their own and not only notes behind a signature. */
function isSubstantial(lines: readonly CleanLine[], from: number, to: number): boolean {
  let chars = 0;
  for (let i = from; i < to; i++) {
    const text = lines[i]?.text ?? '';
    chars += text.length;
    if (chars > 200 || isMajor(text)) return true;
  }
  return false;
}

/** First line of the bound plan that the lines before announce as 《…》; null where its title is not printed again. */
function quotedTitle(lines: readonly CleanLine[], from: number, to: number): number | null {
  const quoted = new Set<string>();
  for (let i = Math.max(0, from - 8); i < Math.min(to, from + 12); i++) {
    const text = squash(lines[i]?.text ?? '');
    if (i > from && isTitleLine(lines[i])) {
      let title = '';
      for (let j = i; j < Math.min(i + 5, to); j++) {
        title += squash(lines[j]?.text ?? '').replace(/^\d+[．.﹒]/u, '');
        if (quoted.has(bare(title))) return i;
      }
    }
    for (const match of text.matchAll(/《([^《》]{4,80})》/gu)) quoted.add(bare(match[1] ?? ''));
    // matches "关于印发某市行动方案的通知"; not "关于加强…的通知"
    const issued = /(?:印发|转发)(.{4,80}?)的通知/u.exec(text)?.[1];
    if (issued) quoted.add(bare(issued));
  }
  return null;
}

/**
 * Title line of the next of several texts bound one after the other: the line that ends in the name of a kind of
 * document and after which the numbering starts again at its beginning.
 */
function restart(lines: readonly CleanLine[], from: number, to: number): number | null {
  const begun = new Set<string>();
  for (let i = from; i < to; i++) {
    const line = lines[i];
    if (!line) break;
    const first = firstLabel(line);
    if (first) begun.add(first);
    if (begun.size === 0) continue;
    const titled = isTitleLine(line) && DOCUMENT_TYPE.test(squash(line.text));
    if (!(titled || (OPENING.test(line.text) && firstLabel(lines[i + 1]) !== null))) continue;
    for (let j = i + 1; j < Math.min(to, i + 12); j++) {
      const next = lines[j];
      const label = next && firstLabel(next);
      if (label && begun.has(label)) return titled ? titleTop(lines, from, i) : i;
      if (next && isMajor(next.text)) break;
    }
  }
  return null;
}

// the last words of a text's 引言, for one whose title was lost: "制定以下工作措施。"; not "制定以下目标："
const OPENING =
  /(?:制定|提出|制订)(?:以下|如下|本)[\u4e00-\u9fff]{0,6}(?:方案|措施|意见|办法|要点|规定|计划|制度|细则)[。：]$/u;

// matches "实施方案", "管理办法（试行）", "工作要点"; not "工作方案的要求"
const DOCUMENT_TYPE =
  /(?:方案|办法|规定|制度|要点|意见|措施|细则|规则|计划|规划|清单|条例|机制|指引|指南|标准|职责|分工|流程|目录|预案|公约|章程|导则|规范|通知|决定|通告)(?:[（(][^（）()]{1,20}[）)])?$/u;

/** The kind of a line's label where it is the first of its list: "一、", "第一条", "第一章". */
function firstLabel(line: CleanLine | undefined): string | null {
  if (!line) return null;
  const label = readLabels(line.text)[0];
  return label?.number === 1 && isMajor(line.text) ? label.family : null;
}

/** First line of a title whose last line is `i`. */
function titleTop(lines: readonly CleanLine[], from: number, i: number): number {
  let top = i;
  while (top - 1 > from && i - top < 3 && isTitleLine(lines[top - 1]) && (lines[top - 1]?.text.length ?? 0) > 6) top--;
  return top;
}

function bare(title: string): string {
  return title.replace(/[《》〈〉“”]/gu, '');
}

/** True where the first segment only issues what follows it. */
function isNotice(lines: readonly CleanLine[], [first, second]: readonly Segment[], annexed: boolean): boolean {
  if (!first || (!second && !annexed)) return false;
  const texts = lines.slice(first.body, first.to).map(({ text }) => text);
  if (texts.join('').length > 3000) return false;
  const numbered = texts.some(isMajor);
  return second ? true : !numbered && /印发|转发|批转|发布|公布|下发|颁布/u.test(texts.join(''));
}

function isMajor(text: string): boolean {
  return ['cn', 'chapter', 'article'].includes(readLabels(text)[0]?.family ?? '');
}

/** Name of a bound text; null for one that begins with its numbering and can have no clause of its own. */
function titleLabel(lines: readonly CleanLine[], { from, body }: Segment): string | null {
  if (from === body && readLabels(lines[body]?.text ?? '').length > 0) return null;
  const title = lines
    .slice(from, body)
    .map(({ text }) => text)
    .filter((text) => !/[:：]$|^[（(].*[）)]$|^\d{4}年/u.test(text))
    .join('');
  const label = squash(title).replace(/\//gu, '／').slice(0, 60);
  return label === '' ? '正文' : label;
}

/** First line behind the title of an annex. */
function annexBody(lines: readonly CleanLine[], from: number, to: number): number {
  let i = from + 1;
  while (i < to && i < from + 6 && isTitleLine(lines[i])) i++;
  return i;
}
