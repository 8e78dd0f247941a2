import type { LinkView } from '../../../graph-schema/api.ts';
import type { ReviewRecord } from '../../../graph-schema/api-review.ts';
import type { PairResponse } from '../../../graph-schema/api-table.ts';
import { slugOf } from '../../../graph-schema/id-parts.ts';
import type { TargetRecord } from '../../../graph-schema/records.ts';
import { indicatorOf } from '../../../graph-schema/target-words.ts';
import type { Verdict } from '../../../graph-schema/terms.ts';
import { commonRuns, diffTexts } from '../../parts/diff.ts';
import { foldWidth } from '../../parts/highlight.tsx';

/** Order of the queue: as printed, or the least certain first. */
export const ORDERS = { print: '按条次', doubt: '先看没把握的' } as const;
export type Order = keyof typeof ORDERS;

/** Orders "2.10" behind "2.9". */
const bySlug = new Intl.Collator('en', { numeric: true });

/** Links between two documents, whichever way they lead, that can be reviewed. */
export function queueOf(links: readonly LinkView[], lower: string, upper: string, order: Order): LinkView[] {
  const between = links.filter(
    ({ from, to, relation }) => from.documentId === lower && to.documentId === upper && relation !== 'RESTATES',
  );
  const printed = (a: LinkView, b: LinkView): number =>
    bySlug.compare(slugOf(a.from.id), slugOf(b.from.id)) || bySlug.compare(slugOf(a.to.id), slugOf(b.to.id));
  return between.sort(order === 'doubt' ? (a, b) => a.score - b.score || printed(a, b) : printed);
}

/** True where nobody has decided about a link, or its words have changed since. */
export function isOpen({ review }: Pick<LinkView, 'review'>): boolean {
  return !review?.decision || review.stale;
}

/** The next open link behind a place, from the start again at the end; null where all are decided. */
export function nextOpen(queue: readonly LinkView[], at: number): LinkView | null {
  const round = [...queue.slice(at + 1), ...queue.slice(0, Math.max(0, at))];
  return round.find(isOpen) ?? null;
}

/** A stretch of a text side by side with another. */
export interface PairPiece {
  text: string;
  how: 'same' | 'only' | 'number';
}

// numbers with their unit, in half width: matches "60%以上", "2025年", "2—3个"; not "第三", "〔2021〕35号"
const NUMBER = /(?<![〔\d])\d+(?![\d号])(?:[.,—–-]\d+)*[%万亿]*[年月日个所名人家项元次]?(?:以上|以下|左右)?/gu;

/** Cuts pieces at numbers, which are shown in a box and compared on their own. */
function withNumbers(text: string, pieces: readonly { text: string; same: boolean }[]): PairPiece[] {
  const numbers = Array.from(
    foldWidth(text).matchAll(NUMBER),
    (match) => [match.index, match.index + match[0].length] as const,
  );
  const cut: PairPiece[] = [];
  const add = (start: number, end: number, how: PairPiece['how']): void => {
    if (end > start) cut.push({ text: text.slice(start, end), how });
  };
  let at = 0;
  let end = 0;
  let next = 0;
  for (const piece of pieces) {
    end += piece.text.length;
    const how = piece.same ? 'same' : 'only';
    for (let number = numbers[next]; number && number[0] < end; number = numbers[++next]) {
      add(at, number[0], how);
      add(Math.max(at, number[0]), number[1], 'number');
      at = Math.max(at, number[1]);
    }
    add(at, end, how);
    at = Math.max(at, end);
  }
  return cut;
}

/** Both wordings with what only one of them has, and their numbers. */
export function pairPieces(upper: string, lower: string): { upper: PairPiece[]; lower: PairPiece[] } {
  const diff = diffTexts(upper, lower);
  return { upper: withNumbers(upper, diff.upper), lower: withNumbers(lower, diff.lower) };
}

/** One indicator on the track of numbers. `verdict` null: not compared. */
export interface NumberRow {
  object: string;
  upper: TargetRecord | null;
  lower: TargetRecord | null;
  verdict: Verdict | null;
  note: string;
}

function nameOf(target: TargetRecord | null): string {
  return target ? indicatorOf(target) : '';
}

/** Comparisons of the link first, then targets that no comparison names, paired where they are of the same object. */
export function numberRows({
  link,
  fromTargets,
  toTargets,
}: Pick<PairResponse, 'link' | 'fromTargets' | 'toTargets'>): NumberRow[] {
  const compared = (link?.targets ?? []).map(({ verdict, from, to, note }): NumberRow => ({
    object: nameOf(to ?? from),
    upper: to,
    lower: from,
    verdict,
    note,
  }));
  const named = new Set(compared.flatMap(({ upper, lower }) => [upper?.id, lower?.id]));
  const lowers = fromTargets.filter(({ id }) => !named.has(id));
  const uppers = toTargets.filter(({ id }) => !named.has(id));
  const rows = uppers.map((upper): NumberRow => {
    const at = lowers.findIndex(({ object }) => object === upper.object);
    const lower = at < 0 ? null : lowers.splice(at, 1)[0]!;
    return { object: indicatorOf(upper), upper, lower, verdict: null, note: '' };
  });
  const rest = lowers.map((lower): NumberRow => ({
    object: indicatorOf(lower),
    upper: null,
    lower,
    verdict: null,
    note: '',
  }));
  return [...compared, ...rows, ...rest];
}

/** Two bodies that answer to each other, or one alone. */
export interface BodyRow {
  upper: string | null;
  lower: string | null;
  words: string;
}

/** Name without the level in front of it: 市教委, 区教委 → 教委. */
function functionOf(name: string): string {
  return name.replace(/^[省市区县州](?=.{2})/u, ''); // "市教委" → "教委"; not "市民"
}

/** How the two bodies of a row stand to each other. */
function correspondence(upperLeads: boolean, lowerLeads: boolean): string {
  if (upperLeads) return lowerLeads ? '对应，均为牵头' : '对应，不再牵头';
  return lowerLeads ? '对应，改为牵头' : '对应';
}

/**
 * Responsible bodies of both clauses: counterparts after the register, or of the same name but for the level, beside
 * each other, the rest of either side in one row, its leading body in a row of its own.
 */
export function bodyRows({ from, to, counterparts }: Pick<PairResponse, 'from' | 'to' | 'counterparts'>): BodyRow[] {
  const isCounterpart = (lower: string, upper: string): boolean =>
    counterparts.some((one) => one.from === lower && one.to === upper);
  const rest = [...from.agencies];
  const rows: BodyRow[] = [];
  const missing: string[] = [];
  for (const upper of to.agencies) {
    const known = rest.findIndex((name) => isCounterpart(name, upper));
    const at = known >= 0 ? known : rest.findIndex((name) => functionOf(name) === functionOf(upper));
    if (at < 0) missing.push(upper);
    else {
      const lower = rest.splice(at, 1)[0]!;
      rows.push({ upper, lower, words: correspondence(upper === to.lead, lower === from.lead) });
    }
  }
  const alone = (
    names: readonly string[],
    lead: string | null,
    row: (name: string, leads: boolean) => BodyRow,
  ): void => {
    if (lead !== null && names.includes(lead)) rows.push(row(lead, true));
    const others = names.filter((name) => name !== lead);
    if (others.length > 0) rows.push(row(others.join('、'), false));
  };
  alone(missing, to.lead, (upper, leads) => ({ upper, lower: null, words: leads ? '牵头单位下位未列' : '下位未列' }));
  alone(rest, from.lead, (lower, leads) => ({ upper: null, lower, words: leads ? '下位增加，牵头' : '下位增加' }));
  return rows;
}

/** What became of one measure of the upper clause. */
export interface MeasureRow {
  text: string;
  state: 'verbatim' | 'adapted' | 'none';
}

/** Shares of a measure's characters that the lower clause has: from here on it is the same, or recognisable. */
const WHOLE = 0.85;
const PARTLY = 0.4;

/** Measures of the upper wording (cut at ends of sentences and ；) by how much of each the lower wording has. */
export function measureRows(upper: string, lower: string): MeasureRow[] {
  const shared = new Uint8Array(upper.length);
  for (const run of commonRuns(upper, lower)) shared.fill(1, run.upper, run.upper + run.length);
  const rows: MeasureRow[] = [];
  // parts up to and with their end: matches "办好食堂。", "补贴；"; not "食堂，补贴"
  for (const { 0: part, index } of upper.matchAll(/[^。；;\n]+[。；;]?/gu)) {
    const text = part.trim();
    if (text.length < 4) continue;
    const share = shared.subarray(index, index + part.length).reduce((sum, one) => sum + one, 0) / part.length;
    rows.push({ text, state: share >= WHOLE ? 'verbatim' : share >= PARTLY ? 'adapted' : 'none' });
  }
  return rows;
}

/** What reviewers stated about two clauses and did not take back, newest first. */
export function statementsOn(reviews: readonly ReviewRecord[], one: string, other: string): ReviewRecord[] {
  const isOn = ({ fromId, toId }: ReviewRecord): boolean =>
    (fromId === one && toId === other) || (fromId === other && toId === one);
  return reviews
    .filter((review) => review.withdrawn === null && isOn(review))
    .sort((a, b) => (a.when < b.when ? 1 : -1));
}

/** True where two people's latest decisions are not the same. */
export function disagree(statements: readonly ReviewRecord[]): boolean {
  const latest = new Map<string, string>();
  for (const { who, action } of [...statements].sort((a, b) => (a.when < b.when ? -1 : 1))) {
    if (action !== 'noted') latest.set(who, action === 'added' ? 'confirmed' : action);
  }
  return new Set(latest.values()).size > 1;
}
