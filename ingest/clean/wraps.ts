import type { Span } from '../../graph-schema/records.ts';
import { CharTable } from '../char-table.ts';
import { Beginning, CLOSED, DATE_LINE } from '../patterns.ts';
import { displayWidth } from './width.ts';
import {
  BARE_LABEL,
  breaksWord,
  closesBracket,
  COLON,
  demandsOf,
  endsDuty,
  endsOpen,
  IDEOGRAPH,
  isLoose,
  isSubheading,
  joinDates,
  LABEL_START,
  listsNames,
  OPEN_END,
  OPEN_START,
  refersOn,
} from './breaks.ts';
import { INDENT, localLimits } from './limits.ts';
import { splitPiece, type Piece } from './pieces.ts';

/** A paragraph: the pieces that it is put together from. */
export interface Paragraph {
  parts: Piece[];
  /** Put together from a column only a few characters wide. */
  narrow: boolean;
  /** More empty lines before it than usual. */
  gap: boolean;
}

/** Widest line of a narrow table column, in full-width characters. */
const NARROW = 5.5;
/** A line counts as full when it is at most this much shorter than the widest one around it. */
const SLACK = 2;
/** Largest misfit at which lines count as filling up a printed line. */
const EXACT = 1.5;
/** Characters of a paragraph that tell what it is. */
const HEAD = 120;

// matches "渝府发〔2021〕35 号", "国市监办发〔2023〕36号"; not "根据渝府发〔2021〕35号文件"
const NUMBER = /^[\u4e00-\u9fff]{1,14}\s?[〔﹝[【（(]\s?(?:19|20)\d{2}\s?[〕﹞\]】）)]\s?第?\s?\d{1,5}\s?号$/u;
// matches "（此件公开发布）", "（2023年5月1日通过）"; not "（一）目标", "（市教委牵头）推进"
const ASIDE = new Beginning(/^[（(]$/u, /^[（(](?:此件|联系|附件|\d{4}年)[^（）()]*[）)]?$/u);

/** True for a line that is a 文号 and nothing else. */
function isNumberLine(text: string): boolean {
  return text.endsWith('号') && NUMBER.test(text);
}

interface Row {
  piece: Piece;
  width: number;
  /** It begins with a label. */
  labelled: boolean;
  /** It is a date and nothing else. */
  dated: boolean;
}

/** A paragraph while its lines are collected. */
interface Draft extends Paragraph {
  /** Its beginning, enough to tell what it is. */
  head: string;
  /** It has a whole sentence in it. */
  sentence: boolean;
}

/**
 * Joins the lines of hard-wrapped text into paragraphs. Texts whose lines are paragraphs already stay as they are.
 * Joined lines are joined again until nothing changes, so that cleaning cleaned text finds nothing left to do.
 * @param pieces printed lines
 * @param source source text, for cutting a line in two where a cell of another column stands at its end
 */
export function joinWraps(pieces: readonly Piece[], source: string): Paragraph[] {
  const lines = joinDates(pieces);
  const wrapped = isWrapped(lines);
  let paragraphs = joinOnce(lines, source, wrapped);
  if (!wrapped && paragraphs.length === lines.length) return paragraphs;
  for (;;) {
    const merged = paragraphs.map(merge);
    const again = joinOnce(merged, source, isWrapped(merged));
    if (again.length >= paragraphs.length) return paragraphs;
    let next = 0;
    paragraphs = again.map(({ parts, narrow, gap }) => {
      const joined = paragraphs.slice(next, (next += parts.length));
      return {
        parts: joined.flatMap((paragraph) => paragraph.parts),
        narrow: joined.length > 1 ? narrow : (joined[0]?.narrow ?? narrow),
        gap: joined[0]?.gap ?? gap,
      };
    });
  }
}

/** A paragraph as one printed line. */
function merge({ parts }: Paragraph): Piece {
  const [first] = parts;
  let text = '';
  const spans: Span[] = [];
  for (const part of parts) {
    text += part.text;
    for (const span of part.spans) spans.push(span);
  }
  return { text, spans, blanks: 0, tab: false, cut: false, cell: first?.cell, hints: first?.hints ?? {} };
}

function joinOnce(pieces: readonly Piece[], source: string, wrapped: boolean): Paragraph[] {
  const usual = usualBlanks(pieces);
  if (!wrapped) return joinCut(pieces, usual);
  const rows = partColumns(pieces, source).map((piece) => {
    const { text } = piece;
    return { piece, width: displayWidth(text), labelled: LABEL_START.test(text), dated: DATE_LINE.test(text) };
  });
  const limits = localLimits(rows);
  const signed = signatureLines(rows);
  const narrowAt = narrowLines(rows, usual > 0 ? 2 : 3, signed);
  const drafts: Draft[] = [];
  let filled = 0;
  rows.forEach((row, i) => {
    const { piece, width } = row;
    const current = drafts.at(-1);
    const limit = limits[i - 1] ?? 0;
    const narrow = narrowAt[i] ?? false;
    if (current && joins({ rows, i, current, filled, limit, narrow, usual, signed })) {
      current.parts.push(piece);
      if (current.head.length < HEAD) current.head += piece.text.slice(0, HEAD);
      current.sentence ||= hasSentence(piece.text);
      // the last characters of a printed line may be a piece of their own: "场" + "（厂）"
      const rest = LABEL_START.test(current.head) && width <= 3;
      const next = filled + width > limit + 1 || (filled >= limit - SLACK && !rest);
      filled = next ? width : filled + width;
      return;
    }
    const head = piece.text.slice(0, HEAD);
    drafts.push({ parts: [piece], narrow, gap: piece.blanks > usual, head, sentence: hasSentence(piece.text) });
    filled = width + INDENT;
  });
  return drafts;
}

function hasSentence(text: string): boolean {
  return text.includes('。') || text.includes('；');
}

/** Lines of a text that is not wrapped are its paragraphs, but where a mark or the end of a page parts a sentence. */
function joinCut(pieces: readonly Piece[], usual: number): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  pieces.forEach((piece, i) => {
    const before = pieces[i - 1];
    if (before && partsSentence(before, piece)) paragraphs.at(-1)?.parts.push(piece);
    else paragraphs.push({ parts: [piece], narrow: false, gap: piece.blanks > usual });
  });
  return paragraphs;
}

/** True for "（三" + "）水质达标" and "附" + "则", and across the end of a page for "更加突出" + "的位置。". */
function partsSentence(before: Piece, { text, cell, cut }: Piece): boolean {
  if (cell || before.cell || before.hints.paragraph || CLOSED.test(before.text)) return false;
  if (
    OPEN_START.begins(text) ||
    isLoose(before.text, text) ||
    (closesBracket(before.text, text) && !LABEL_START.test(text))
  )
    return true;
  return (cut ?? false) && /[，；]/u.test(before.text) && !LABEL_START.test(text) && !DATE_LINE.test(text);
}

/** Empty lines between two lines of one paragraph: 1 where most lines of the text have one before them. */
function usualBlanks(pieces: readonly Piece[]): number {
  const spaced = pieces.filter(({ blanks }) => blanks > 0).length;
  return spaced > pieces.length * 0.8 ? 1 : 0;
}

/**
 * True where lines end because the line was full: few lines are longer than a page is wide, and many of them end in
 * the middle of a sentence, which ends of paragraphs do not.
 */
function isWrapped(pieces: readonly Piece[]): boolean {
  // A format that knows its pages and where paragraphs end: the other lines end because they were full.
  if (pieces.some(({ cell, hints }) => !cell && hints.paragraph && hints.page !== undefined)) return true;
  let chars = 0;
  let long = 0;
  let lines = 0;
  let open = 0;
  for (const { text, cell, hints } of pieces) {
    if (cell || hints.paragraph || text.length < 15) continue;
    chars += text.length;
    if (text.length > 60) long += text.length;
    lines += 1;
    if (!CLOSED.test(text)) open += 1;
  }
  return lines >= 4 && long < chars * 0.3 && open > lines * 0.3;
}

/** Cuts "…评价。 等，各" before a narrow column in two: end of the text column, first line of the narrow one. */
function partColumns(pieces: readonly Piece[], source: string): Piece[] {
  const parted: Piece[] = [];
  pieces.forEach((piece, i) => {
    const next = pieces[i + 1];
    // matches "。 等，各"; not "。等"
    const cut = next && isNarrow(next.text) ? /[。；]\s+(?=\S{1,4}$)/u.exec(piece.text) : null;
    if (cut) parted.push(...splitPiece(source, piece, cut.index + cut[0].length));
    else parted.push(piece);
  });
  return parted;
}

/** True for text that fits in a narrow column. */
function isNarrow(text: string): boolean {
  return text.length <= NARROW * 2 && displayWidth(text) <= NARROW;
}

/**
 * Lines of columns only a few characters wide: at least `least` in a row, most of them broken inside a word (short pieces
 * of one printed line break at marks of punctuation and at labels), the first not the last line of a paragraph above.
 */
function narrowLines(rows: readonly Row[], least: number, signed: readonly boolean[]): boolean[] {
  const narrow = rows.map(() => false);
  for (let start = 0; start < rows.length; start++) {
    let end = start;
    while (end < rows.length && (rows[end]?.width ?? 0) <= NARROW && !rows[end]?.piece.cell && !signed[end]) end++;
    if (end - start < least) {
      start = Math.max(start, end);
      continue;
    }
    const tail = start > 0 && /[。；]$/u.test(rows[start]?.piece.text ?? '') ? 1 : 0;
    const column = rows.slice(start + tail, end);
    const broken = column.filter(({ piece }, i) => i > 0 && breaksWord(column[i - 1]?.piece.text ?? '', piece.text));
    const dated = column.some((row) => row.dated);
    const mostly = broken.length * 2 - (column.length - 1);
    const isNarrow = mostly > 0 || (mostly === 0 && broken.length > 1);
    if (column.length >= least && !dated && isNarrow) narrow.fill(true, start + tail, end);
    start = Math.max(start, end);
  }
  return narrow;
}

/** "具 体 任 务": a short text whose characters are set apart, complete as it is. */
function isSpacedOut(text: string): boolean {
  return text.charAt(1) === ' ' && /^\S(?: +\S){2,}$/u.test(text);
}

interface Place {
  rows: readonly Row[];
  i: number;
  current: Draft;
  /** Width of the printed line so far, which may be several lines of the source. */
  filled: number;
  limit: number;
  narrow: boolean;
  usual: number;
  /** Lines of signatures. */
  signed: readonly boolean[];
}

function joins({ rows, i, current, filled, limit, narrow, usual, signed }: Place): boolean {
  const row = rows[i];
  const before = rows[i - 1];
  if (!row || !before) return false;
  const { piece, labelled, dated } = row;
  if (piece.cell || before.piece.cell || before.piece.hints.paragraph) return false;
  if (narrow !== current.narrow) return false;
  if (narrow) return joinsNarrow(piece, before.piece, usual);
  if (!labelled && current.parts.length === 1 && BARE_LABEL.test(before.piece.text)) return true;
  if (OPEN_START.begins(piece.text) || refersOn(before.piece.text, piece.text)) return true;
  if (demandsOf(before.piece.text, piece.text) && !signed[i]) return true;
  if (isLoose(before.piece.text, piece.text) && current.parts.length < 4) return true;
  if (isSubheading(before.piece.text, piece.text)) return false;
  if (standsAlone(current) || (isNumberLine(piece.text) && startsHeader(current, before.piece.text))) return false;
  if (dated) return false;
  if (labelled || ASIDE.test(piece.text)) return OPEN_END.ends(before.piece.text) && /^[（(]\d/u.test(piece.text);
  if (DATE_LINE.test(current.parts[0]?.text ?? '')) return false;
  if (signed[i] || isAddressees(current)) return false;
  if (CLOSED.test(before.piece.text) || endsDuty(before.piece.text)) return goesOn(rows, i, filled, limit);
  const full = filled >= limit - SLACK;
  if (full || OPEN_END.ends(before.piece.text) || endsOpen(before.piece.text)) return true;
  if (piece.blanks > usual) return false;
  if (listsNames(before.piece.text, piece.text) || endsHere(rows, i, current, filled, limit)) return true;
  const squeezed = CLOSING.ends(before.piece.text) || OPENING.begins(piece.text);
  return isRunning(current) || (squeezed && goesOn(rows, i, filled, limit));
}

// matches "（此件公开发布）", "(联系人：张三)"; not "（此件公开"
const NOTE_ALONE = new Beginning(/^[（(]$/u, /^[（(](?:此件|联系)[^（）()]*[）)]$/u);

// matches "9.某市关于印发…的通知（2023年4月29日）", a compiler's heading; not "1.按照通知（2023年4月29日）要求"
const COMPILED = new Beginning(
  /^\d$/u,
  /^\d{1,3}[．.﹒][^。；]{6,}[（(]\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日\s?[）)]$/u,
);

/** A 文号, a closing note or a compiler's heading with its date, which no line is joined to. */
function standsAlone({ parts, head }: Draft): boolean {
  if (head.length < HEAD && parts.length < 6 && CLOSING.ends(head) && COMPILED.test(head)) return true;
  return parts.length === 1 && (isNumberLine(parts[0]!.text) || NOTE_ALONE.test(parts[0]!.text));
}

/** True where a line may be the 文号 below a title: no sentence before it, and that line does not end in the middle of one. */
function startsHeader({ sentence }: Draft, before: string): boolean {
  if (before.lastIndexOf('（') > before.lastIndexOf('）')) return false;
  return !sentence && !OPEN_END.ends(before) && !/(?:根据|按照|落实|执行|依据|贯彻|和|及)$/u.test(before);
}

// matches "根据市局", "为深入贯彻", "经市政府同意" at the start; not "为民服务", "经济"
const SENTENCE_START =
  /^(?:根据|按照|依据|依照|为(?:深入|进一步|全面|认真|切实|加快|推动|贯彻|落实)|经(?:[市省区县]|国务院|研究)|现将)/u;

/** True for a paragraph of running text, which does not end without a mark: headings are shorter and have no sentence in them. */
function isRunning({ head, sentence }: Draft): boolean {
  if (sentence || head.length > 60 || SENTENCE_START.test(head)) return true;
  return head.includes('，') && !LABEL_START.test(head);
}

/**
 * True where line `i` is the short last line of the paragraph: "30.建成33个…设施，实现…覆盖率" + "达到50%。" A heading with a
 * comma in it is followed by a label or by the full line of a new paragraph.
 */
function endsHere(rows: readonly Row[], i: number, { head }: Draft, filled: number, limit: number): boolean {
  const row = rows[i];
  if (!row || !head.includes('，') || filled < limit * 0.8 || row.width > limit * 0.5) return false;
  return CLOSED.test(row.piece.text) && (rows[i + 1]?.labelled ?? true);
}

/** Lines of issuers above a date: short and without marks of punctuation. */
function signatureLines(rows: readonly Row[]): boolean[] {
  const signed = rows.map(() => false);
  rows.forEach(({ dated }, i) => {
    if (!dated) return;
    for (let j = i - 1; j >= Math.max(0, i - 20); j--) {
      const row = rows[j];
      if (!row || row.width > 30 || row.width < 3 || /[，。：；、！？”》]/u.test(row.piece.text)) break;
      signed[j] = true;
    }
  });
  return signed;
}

/** True for "各区人民政府，有关单位：", which ends a paragraph whatever comes next. */
function isAddressees({ parts, head, sentence }: Draft): boolean {
  return COLON.ends(parts.at(-1)!.text) && !sentence && !LABEL_START.test(head) && /各|国务院|政府/u.test(head);
}

function joinsNarrow(piece: Piece, before: Piece, usual: number): boolean {
  if (piece.blanks < usual || isSpacedOut(piece.text) || isSpacedOut(before.text)) return false;
  return !LABEL_START.test(piece.text);
}

/**
 * A sentence ends at the end of line `i - 1`: does the paragraph go on with line `i`? Text extraction breaks lines at
 * squeezed punctuation marks, so that one printed line may be several lines here. Two readings are compared by how
 * exactly the following lines fill up a printed line: as the rest of this one, or behind the indent of a new paragraph.
 */
function goesOn(rows: readonly Row[], i: number, filled: number, limit: number): boolean {
  const full = filled >= limit - SLACK;
  const same = misfit(rows, i, full ? 0 : filled, limit);
  const fresh = misfit(rows, i, INDENT, limit);
  return full ? fresh >= same || fresh > EXACT : same < fresh && same <= EXACT;
}

/** Marks that print squeezes together. */
const OPENING = new CharTable(/^[《“‘（(〔]$/u);
const CLOSING = new CharTable(/^[》”’）)】]$/u);

/** How far from full the printed line is that starts `at` and goes on with lines `i`, `i + 1` …, at best. */
function misfit(rows: readonly Row[], i: number, at: number, limit: number): number {
  let best = Number.POSITIVE_INFINITY;
  let sum = at;
  for (let j = i; j < rows.length && sum <= limit + 1; j++) {
    sum += rows[j]?.width ?? 0;
    best = Math.min(best, sum > limit + 1 ? Number.POSITIVE_INFINITY : Math.abs(limit - sum));
    if (IDEOGRAPH.ends(rows[j]!.piece.text) && !OPENING.begins(rows[j + 1]?.piece.text ?? '')) break;
  }
  return best;
}
