import { randomBytes } from 'node:crypto';
import type { DraftBlock } from '../../graph-schema/draft.ts';
import { locatorLabels } from '../../graph-schema/locator.ts';
import type { Cell, ClauseRecord, DutyRecord } from '../../graph-schema/records.ts';
import type { StoredClause } from '../load/read.ts';

/** A fresh block id; the page makes its own in the same way. */
export function newBlockId(): string {
  return randomBytes(6).toString('hex');
}

/** A block with what is not given left empty. */
export function blockOf(given: Partial<DraftBlock>): DraftBlock {
  return {
    id: newBlockId(),
    form: 'clause',
    level: 1,
    title: '',
    text: '',
    items: [],
    sources: [],
    agencies: [],
    ...given,
  };
}

/** Deepest level that is numbered. */
const DEEPEST = 4;
/** Headings of columns that say no more than the row's place: matches "序号"; not "编制数". */
const NUMBER_COLUMN = /^(?:序号|编号|号)$/u;
/** Headings of columns with bodies, which a block keeps apart: matches "责任单位", "牵头部门"; not "责任目标". */
const BODY_COLUMN = /(?:责任|牵头|配合|实施|负责|主管|参与|主办|协办)(?:单位|部门|机关|处室|主体)|^(?:单位|部门)$/u;

/**
 * A clause as a block: its level by its depth in the outline, label and bodies taken out of the text, since a draft
 * numbers by place and prints bodies by itself. Annexes and boxes give their heading only where they have children.
 */
export function clauseBlock({ clause, duty }: StoredClause): DraftBlock {
  if (clause.form === 'row') return rowBlock(clause, duty);
  const agencies = duty?.agencies ?? [];
  const body = bodyText(clause, duty).trim();
  const depth = locatorLabels(clause.locator).length;
  if (isPlain(clause)) {
    const lead = clause.form === 'dash' ? '——' : '';
    const heading = clause.title ? `${clause.title}。` : '';
    return blockOf({ form: 'paragraph', level: 0, text: lead + heading + body, agencies });
  }
  return blockOf({ level: Math.min(DEEPEST, depth), title: clause.title, text: body, agencies });
}

/** Clauses that a draft prints without a number. */
function isPlain({ form }: ClauseRecord): boolean {
  return form === 'intro' || form === 'notice' || form === 'dash';
}

/** The clause's own words behind its heading, without the bracket at the end that names its bodies. */
function bodyText({ text, bodyStart }: ClauseRecord, duty: DutyRecord | null): string {
  const body = text.slice(bodyStart);
  const last = duty?.spans.at(-1);
  if (!last || duty?.damaged || duty?.etc) return body;
  const behind = text.slice(last[1]);
  // what may stand behind a list of bodies that closes a clause: "）", "）。", ""; not "）组织实施"
  if (!/^[）〕\])]?[。\s]*$/u.test(behind) || !/[（〔[(]$/u.test(text.slice(0, last[0]))) return body;
  return text.slice(bodyStart, Math.max(bodyStart, last[0] - 1));
}

function rowBlock(clause: ClauseRecord, duty: DutyRecord | null): DraftBlock {
  const agencies = duty?.agencies ?? [];
  const cells = clause.cells.filter(({ name, text }) => {
    if (text.trim() === '' || NUMBER_COLUMN.test(name.replace(/\s/gu, ''))) return false;
    return agencies.length === 0 || !BODY_COLUMN.test(name.replace(/\s/gu, ''));
  });
  const text = cells.length > 0 ? rowText(cells) : clause.text.slice(clause.bodyStart).trim();
  return blockOf({ form: 'row', level: 0, text, agencies });
}

/** The widest cell is what the row says; the others stand behind it with their headings. */
function rowText(cells: readonly Cell[]): string {
  const main = cells.reduce((a, b) => (b.text.length > a.text.length ? b : a));
  const others = cells
    .filter((cell) => cell !== main && !/^\d{1,4}$/u.test(cell.text.trim())) // "12" is a number of the row; not "12个"
    .map(({ name, text }) => (name ? `${name}：${text.trim()}` : text.trim()));
  return [main.text.trim(), ...others].join('\n');
}
