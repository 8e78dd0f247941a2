import type { DocumentRecord, Span } from '../../../graph-schema/records.ts';

/** How a line that belongs to no clause is set. */
export type LineLook = 'title' | 'number' | 'addressee' | 'centred' | 'signature' | 'plain';

export interface OutsideLine {
  look: LineLook;
  text: string;
}

interface PlacedLine {
  text: string;
  /** Place in the cleaned text. */
  at: number;
}

/** Takes the slices of a text that were joined by line ends apart again, line by line with their places. */
export function placedLines(joined: string, spans: readonly Span[]): PlacedLine[] {
  const lines: PlacedLine[] = [];
  let offset = 0;
  for (const [start, end] of spans) {
    const slice = joined.slice(offset, offset + end - start);
    offset += end - start + 1;
    let at = start;
    for (const line of slice.split('\n')) {
      if (line.trim()) lines.push({ text: line.trim(), at });
      at += line.length + 1;
    }
  }
  return lines;
}

type Titled = Pick<DocumentRecord, 'title' | 'documentNumber' | 'issuers'>;

function bare(text: string): string {
  return text.replace(/[\s《》〈〉“”]/gu, '');
}

const ADDRESSEE_END = /[：:]$/u; // "各区县人民政府："; not "第一章"
const IN_BRACKETS = /^[（(].*[）)]$/u; // "（2021年3月4日）"; not "关于（试行）的通知"
const SENTENCE_END = /[。；]$/u; // "现印发给你们。"; not "通知"

/**
 * Sets the lines of 版头: title lines large and centred, 文号 centred, 主送机关 flush left. What stands before the
 * addressees is title; behind them only what repeats the document's own title, as a bound plan does.
 */
export function headerLooks(lines: readonly string[], document: Titled): LineLook[] {
  const title = bare(document.title);
  const number = bare(document.documentNumber ?? '');
  const issuers = document.issuers.map(bare);
  const firstAddressee = lines.map((line) => ADDRESSEE_END.test(line)).indexOf(true);
  return lines.map((text, index) => {
    const line = bare(text);
    if (number && line.includes(number)) return 'number';
    if (ADDRESSEE_END.test(text) || (index < firstAddressee && /[，、]$/u.test(text))) return 'addressee';
    if (IN_BRACKETS.test(text) || line.endsWith('文件')) return 'centred';
    const repeatsTitle = line.length > 1 && (title.includes(line) || line.includes(title) || issuers.includes(line));
    const isBefore = firstAddressee < 0 || index < firstAddressee;
    if (repeatsTitle || (isBefore && !SENTENCE_END.test(text))) return 'title';
    return isBefore ? 'plain' : 'centred';
  });
}

/** Sets the lines of signature and 版记: issuers and dates flush right. */
export function imprintLook(text: string, issuers: readonly string[]): LineLook {
  const line = bare(text);
  // "2021年3月4日", "二〇二一年三月四日"; not "自2021年3月4日起施行"
  const isDate =
    /^[\d〇零一二三四五六七八九十]{2,4}年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日$/u.test(line);
  const withoutIssuers = issuers.reduce((rest, issuer) => rest.replace(bare(issuer), ''), line);
  return isDate || (line !== '' && withoutIssuers === '') ? 'signature' : 'plain';
}

interface Source {
  document: DocumentRecord;
  headerText: string;
  imprintText: string;
  clauses: readonly { id: string; spans: readonly Span[] }[];
}

/** Lines outside all clauses, where the print has them: by the clause before which they stand, "" for the end. */
export function outsideLines(source: Source): Map<string, OutsideLine[]> {
  const { document, clauses } = source;
  const header = placedLines(source.headerText, document.header);
  const looks = headerLooks(
    header.map((line) => line.text),
    document,
  );
  const all = [
    ...header.map((line, index) => ({ ...line, look: looks[index] ?? 'plain' })),
    ...placedLines(source.imprintText, document.imprint).map((line) => ({
      ...line,
      look: imprintLook(line.text, document.issuers),
    })),
  ].sort((a, b) => a.at - b.at);
  const starts = clauses.map((clause) => clause.spans[0]?.[0] ?? 0);
  const placed = new Map<string, OutsideLine[]>();
  for (const { at, text, look } of all) {
    const next = starts.findIndex((start) => start > at);
    const id = next < 0 ? '' : (clauses[next]?.id ?? '');
    placed.set(id, [...(placed.get(id) ?? []), { text, look }]);
  }
  return placed;
}
