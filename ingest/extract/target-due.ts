import { parentLocator } from '../../graph-schema/locator.ts';
import type { Cell, ClauseRecord, DocumentRecord } from '../../graph-schema/records.ts';
import { scanDates } from './dates.ts';
import { textView } from './view.ts';

// headings of the column that says until when: "完成时限", "时间节点", "办结时间"; not "办理时限要求的材料"
const DUE_CELL = /^(?:完成|办结|责任|时间|进度)?(?:时[限间]|期限|节点|安排)(?:要求|节点|安排|进度)?$/u;
// "完成时限：2024年12月", "时限要求：年底前"; not "办理时限：5个工作日"
const DUE_LABEL = /(?:完成(?:时[限间]|期限)|时限要求|时间节点)[为:：](?<due>[^，。；）〕\]]{2,20})/u;
// "（市教委负责，2024年底前完成）" that closes a clause
const DUE_BRACKET =
  /[（〔[][^（）〔〕]{0,160}?[，；、](?<due>[^，；、（）〔〕]{2,16}?)[前底内]?(?:全部|基本)?完成[）〕\]]$/u;

/** True for the heading of a column that says until when. */
export function isDueHeading(name: string): boolean {
  return DUE_CELL.test(name.replace(/\s/gu, ''));
}

/** The last date or period in a text that bounds something, null where there is none. */
function lastDeadline(text: string): string | null {
  const dates = scanDates(textView(text).text).filter((d) => d.kind === 'by' || d.kind === 'during');
  return dates.at(-1)?.deadline ?? null;
}

/**
 * Deadline that a clause states for all that it asks: the cell of a row (完成时限), a label (完成时限：…) or a bracket at
 * its end (…负责，2024年底前完成).
 * @param above cells of rows above that are merged down to this one
 */
export function clauseDue({ cells, text }: ClauseRecord, above: readonly Cell[] = []): string | null {
  const cell = [...cells, ...above].find(({ name }) => isDueHeading(name));
  if (cell) return lastDeadline(cell.text);
  if (!text.includes('完成') && !text.includes('时')) return null;
  const tight = textView(text).text;
  const due = (DUE_LABEL.exec(tight) ?? DUE_BRACKET.exec(tight.slice(-240).replace(/。$/u, '')))?.groups?.['due'];
  return due === undefined ? null : lastDeadline(`${due}前`);
}

/** What clauses above another say of time. */
export interface Above {
  /** Headings, by locator. */
  titles: ReadonlyMap<string, string>;
  /** Texts between a heading and the items below it, by locator. */
  bodies: ReadonlyMap<string, string>;
}

/**
 * Deadline in the nearest heading, from the clause's own up; right above items also the one that the text before them
 * names ("到2025年，基本建成体系。" above "——床位达到4万张。").
 */
export function headingDeadline(clause: ClauseRecord, { titles, bodies }: Above): string | null {
  const opening = clause.parent === null ? null : onlyDeadline(bodies.get(clause.parent) ?? '');
  for (let at: string | null = clause.locator; at !== null; at = parentLocator(at)) {
    const deadline = lastDeadline(titles.get(at) ?? '');
    if (deadline) return deadline;
    if (opening && at === clause.locator) return opening;
  }
  return null;
}

/** The one time by which a text says that something is due; null where it names none or several. */
function onlyDeadline(text: string): string | null {
  if (!text.includes('年')) return null;
  const due = scanDates(textView(text).text).filter(({ kind }) => kind === 'by');
  const [first] = due;
  return first && due.every(({ deadline }) => deadline === first.deadline) ? first.deadline : null;
}

/**
 * The period of the plan that a clause belongs to: as the title of the document names it, but where that belongs to one
 * of several plans issued together, as the head of its annex does.
 */
export function periods(
  clauses: readonly ClauseRecord[],
  { title }: DocumentRecord,
): (clause: ClauseRecord) => string | null {
  const whole = lastDeadline(title);
  if (whole === null || !OF_ONE.test(title)) return () => whole;
  const heads = clauses.filter(({ locator }) => /^附件\d*$/u.test(locator));
  const annexes = new Map(heads.map(({ locator, text }) => [locator, lastDeadline(text.slice(0, ANNEX_HEAD))]));
  return ({ locator }) => {
    const own = annexes.get(locator.split('/')[0] ?? '');
    return own === undefined ? whole : own;
  };
}

// "行动计划（2024—2027年）和某工作方案"; not "2024年实施方案和任务清单"
const OF_ONE = /[（(](?:19|20)\d{2}[^（）()]{0,20}[）)][》”]?[和及与、《]/u;
/** Characters at the start of an annex that its title takes at most. */
const ANNEX_HEAD = 120;
