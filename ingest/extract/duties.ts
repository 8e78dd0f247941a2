import type { Cell, ClauseRecord, DocumentRecord, DutyRecord, Span } from '../../graph-schema/records.ts';
import { resolveAgencies } from '../resolve/agencies.ts';
import { dutyBrackets, dutyLines } from './duty-places.ts';
import {
  EMPTY_LIST,
  isBody,
  isBodyList,
  isDutyHeading,
  isLeadHeading,
  parseAgencies,
  type AgencyList,
} from './duty-list.ts';
import { sentenceDuties } from './duty-sentence.ts';
import { cellsAbove } from './merged-cells.ts';
import { textView, type Segment } from './view.ts';

/** A list of bodies with its place in the clause's text; null where it stands in a merged cell of a row above. */
interface Found {
  readonly list: AgencyList;
  readonly span: Span | null;
}

/**
 * Responsible bodies of each clause, from the first of these that names any: cells of a row (责任单位, 牵头单位, 配合单位);
 * brackets (（责任单位：…）, （市教委、市财政局负责）) and labelled lists; sentences (由…牵头, …负责, …要…). Names are as
 * printed and in order, each once; the lead is the one that the print calls so, else the first.
 * @param clauses all clauses of the document, in order
 * Bodies that the document names once for all that follows are kept apart, as `defaults`.
 * @returns at most one record a clause
 */
export function extractDuties(clauses: readonly ClauseRecord[], document: DocumentRecord): DutyRecord[] {
  let standing: string[] = [];
  const above = cellsAbove(isDutyHeading);
  return clauses.flatMap((clause) => {
    const found = dutiesOf(clause, document, above(clause));
    const before = standing;
    const named = standingBodies(clause);
    if (named.length > 0) standing = [...new Set([...standing, ...named])];
    if (found.length === 0) return [];
    const list = merge(found.map((f) => f.list));
    if (list.agencies.length === 0 && !list.damaged) return [];
    const defaults = before.filter((name) => !list.agencies.includes(name));
    return [{ ...toRecord(clause, document, list, found), ...(defaults.length > 0 ? { defaults } : {}) }];
  });
}

const NOT_AGAIN = '，(?:以下|下文)?[均都]?不再(?:一一|逐一|逐项|单独|另行|重复)?(?:列出|列示|列明|标注|注明)';
const STANDING_LISTS: readonly RegExp[] = [
  // "以下责任单位中均包含各区县政府，不再列出"
  new RegExp(`均包[含括](?<list>[^。；：，]{2,60})${NOT_AGAIN}`, 'u'),
  // "各区县政府均为责任单位，以下不再列出"
  new RegExp(`(?<list>[^。；：，（〔]{2,60})均为(?:责任|配合|落实)单位${NOT_AGAIN}`, 'u'),
  // "各项任务均需各区县政府落实，不再逐一列出"
  new RegExp(`均[需由](?<list>[^。；：，]{2,60}?)(?:负责|组织)?(?:落实|实施|配合)${NOT_AGAIN}`, 'u'),
];

/** Bodies that a clause names once for all that follow. */
function standingBodies({ text }: ClauseRecord): string[] {
  if (!text.includes('不再')) return [];
  const view = textView(text).text;
  const list = STANDING_LISTS.map((pattern) => pattern.exec(view)?.groups?.['list']).find(
    (found) => found !== undefined,
  );
  return list === undefined ? [] : parseAgencies(list, true).agencies;
}

function toRecord(
  clause: ClauseRecord,
  document: DocumentRecord,
  list: AgencyList,
  found: readonly Found[],
): DutyRecord {
  return {
    type: 'duty',
    document: clause.document,
    clause: clause.locator,
    clauseId: clause.id,
    agencies: list.agencies,
    lead: list.lead,
    etc: list.etc,
    spans: found.flatMap(({ span }) => (span ? [span] : [])),
    resolved: resolveAgencies(list.agencies, document.regionCode).map((agency) => agency?.id ?? null),
    damaged: list.damaged,
  };
}

function dutiesOf(clause: ClauseRecord, { issuers }: DocumentRecord, above: readonly Cell[]): Found[] {
  const cells = [...cellDuties(clause), ...above.map((cell) => ({ list: listOf(cell), span: null }))];
  if (cells.length > 0) return cells;
  const view = textView(clause.text);
  const at = (segment: { start: number; end: number }): Span => view.span(segment.start, segment.end);
  const brackets = dutyBrackets(view.text);
  const placed = [...brackets, ...dutyLines(view.text, brackets)]
    .map((segment) => {
      const span = at(segment);
      return { list: listIn(printedList(clause.text, span, view.text, segment)), span };
    })
    .filter(({ list }) => list.agencies.length > 0)
    .sort((a, b) => a.span[0] - b.span[0]);
  if (placed.length > 0) return placed;
  if (clause.form === 'notice') return [];
  const trailing = trailingDuty(clause.text, issuers);
  if (trailing) return [trailing];
  return runningDuties(clause);
}

// a space or more between two names: "县教育局　县财政局"
const BLANK_BETWEEN = /([\u4e00-\u9fff]+)[ \u3000]+(?=([\u4e00-\u9fff]+))/gu;

/** A list as its view has it, up to the next paragraph, with a mark where only blanks part two names of bodies. */
function printedList(text: string, [start, end]: Span, viewed: string, segment: Segment): string {
  const printed = text.slice(start, end);
  const marked = withoutNextParagraph(printed).replace(BLANK_BETWEEN, (all, before: string, next: string) =>
    isBody(before) && isBody(next) ? `${before}、` : all,
  );
  return marked === printed ? viewed.slice(segment.start, segment.end) : textView(marked).text;
}

/** A list up to the paragraph that follows on it: "责任单位：区教体局\n本措施自印发之日起施行". */
function withoutNextParagraph(raw: string): string {
  for (let at = raw.indexOf('\n'); at >= 0; at = raw.indexOf('\n', at + 1)) {
    const last = /[^、，：；\s]*$/u.exec(raw.slice(0, at))?.[0] ?? '';
    const next = raw.slice(at + 1);
    if (isBody(last) && /^(?:本|以上|此)[^、，\n]{8}/u.test(next)) return raw.slice(0, at);
  }
  return raw;
}

/** Bodies of a bracket or labelled list; where nothing but names stands in it, firms are among them. */
const listIn = (printed: string): AgencyList => parseAgencies(printed, !isBodyList(printed));

/** Duties in the sentences of the body, without label and heading. */
function runningDuties(clause: ClauseRecord): Found[] {
  const from = Math.max(clause.bodyStart, clause.text.startsWith(clause.label) ? clause.label.length : 0);
  const view = textView(clause.text.slice(from));
  return sentenceDuties(view.text, clause.form === 'article' || /第.+条/u.test(clause.locator)).map((duty) => {
    const [start, end] = view.span(duty.start, duty.end);
    return { list: { ...EMPTY_LIST, ...duty }, span: [start + from, end + from] };
  });
}

/**
 * A list that stands alone behind the last sentence, as tables leave it whose cells came out one below the other.
 * Its lines are cells or parts of one, so that a line never joins two names. The issuers themselves are a signature.
 */
function trailingDuty(text: string, issuers: readonly string[]): Found | null {
  let start = text.length;
  while (start > 0 && !'。；！？'.includes(text.charAt(start - 1))) start -= 1;
  const tail = text.slice(start);
  if (start === 0 || tail.trim().length < 2 || tail.length > 400) return null;
  const printed = tail.replace(/\s+/gu, '');
  if (issuers.length > 0 && issuers.every((issuer) => printed.includes(issuer.replace(/\s+/gu, '')))) return null;
  const lines = tail.trim().replace(/\n+/gu, '，');
  const list = parseAgencies(textView(lines).text, true);
  const members = lines.split(/[、，,]/u).filter((member) => member.trim().length > 1);
  if (list.agencies.length < members.length / 2) return null;
  return { list, span: [start + tail.length - tail.trimStart().length, text.length] };
}

function cellDuties({ cells }: ClauseRecord): Found[] {
  return cells
    .filter(({ name, text }) => isDutyHeading(name) && text.trim() !== '')
    .map((cell) => ({ list: listOf(cell), span: cell.span }));
}

// a name that is whole before a line break and the beginning of the next: "县政务服务局\n县财政局"; not "市教\n育局"
const BREAK_BETWEEN = /(?<=[局委厅办会部院校室处府行]|中心)[ \t]*\n\s*(?=[省市州盟县区旗镇各])/gu;

/** The text of a cell with a mark where one body stands below the other; a name broken over lines stays in one. */
function jointed(text: string): string {
  return text.replace(BREAK_BETWEEN, '、');
}

function listOf({ name, text }: Cell): AgencyList {
  const list = parseAgencies(textView(jointed(text)).text, false);
  return isLeadHeading(name) ? list : { ...list, lead: null };
}

/** All lists of a clause as one: names in order, the first that the print calls lead, else the first name. */
function merge(lists: readonly AgencyList[]): AgencyList {
  const agencies = [...new Set(lists.flatMap((list) => list.agencies))];
  const named = lists.find((list) => list.lead !== null)?.lead ?? null;
  return {
    agencies,
    lead: named ?? (lists.some((list) => list.damaged) ? null : (agencies[0] ?? null)),
    etc: lists.some((list) => list.etc),
    damaged: lists.some((list) => list.damaged),
  };
}
