import type { ClauseRecord, DutyRecord } from '../../../../graph-schema/records.ts';
import { counterpartIn, resolveAgency } from '../../../../ingest/resolve/agencies.ts';
import { isWithinRegion, type Region } from '../../../../ingest/resolve/regions.ts';
import type { Rule, Spotted } from '../types.ts';

// bodies of a higher level that work in the county itself: "市公安局某区分局", "市生态环境局某县生态环境分局"
const BRANCH = /(?:分局|支局|支队|大队|管理所|办事处|分中心|管理部)$/u;
// "市教委", "省教育厅"; not "市场监管局"
const LEVEL_WORD = /^(?:市(?!场)|省|自治区)/u;

/**
 * Responsible bodies of a higher level in the plan of a county: 市教委 where 区教委 must be meant. Branches that a higher
 * body has in the county are its own, and so is everything called 市 in a city.
 */
export const bodyUnknown: Rule = ({ document, region, clauses }) => {
  if (region?.level !== 'county') return [];
  return document.duties.flatMap((duty) => {
    const clause = clauses.get(duty.clauseId);
    if (!clause) return [];
    return duty.agencies.flatMap((printed) => higherBody(printed, clause, region));
  });
};

function higherBody(printed: string, clause: ClauseRecord, own: Region): Spotted[] {
  const level = LEVEL_WORD.exec(printed)?.[0];
  if (!level || BRANCH.test(printed) || (level === '市' && own.name.endsWith('市'))) return [];
  const body = resolveAgency(printed, own.code);
  if (!body?.regionCode || body.regionCode === own.code || !isWithinRegion(own.code, body.regionCode)) return [];
  const unit = own.name.slice(-1);
  const here = unit + printed.slice(level.length);
  const at = clause.text.indexOf(printed);
  const known = resolveAgency(here, own.code)?.id === counterpartIn(body.id, own.code);
  return [
    {
      rule: 'body-unknown',
      weight: 'must',
      clause,
      span: at < 0 ? null : [at, at + printed.length],
      text: printed,
      message: `${own.name}的任务由${body.name}负责？本级的对应单位是“${here}”。`,
      repair: known ? { label: `改为“${here}”`, text: here } : null,
    },
  ];
}

/** Fewer clauses with bodies than this say nothing about how the text names them. */
const LEAST = 5;
/** Share of the clauses beside it that name a body from which on one without is odd. */
const USUAL = 0.7;

/**
 * Measures without a responsible body where those beside them have one. Silent where the text names bodies only here and
 * there, where a clause above names them for all, and in what is no measure.
 */
export const bodyMissing: Rule = ({ document, duties, clauses }) => {
  const measures = document.clauses.filter(isTask);
  return [...groupByParent(measures).values()].flatMap((group) => {
    const named = group.filter((clause) => hasBody(clause, duties) && hasList(clause));
    if (named.length < LEAST || named.length < USUAL * group.length) return [];
    return group
      .filter((clause) => !hasBody(clause, duties) && !clausesAboveName(clause, clauses, duties))
      .map((clause): Spotted => {
        const words = clause.title || clause.text.slice(0, 30);
        return {
          rule: 'body-missing',
          weight: 'look',
          clause,
          span: null,
          text: words,
          message: `同级的${group.length}条中${named.length}条写了责任单位，本条没有。`,
          repair: null,
        };
      });
  });
};

// an annex that is a statute: "专利公开实施办法（试行）"; not "任务清单"
const STATUTE = /(?:办法|规定|细则|条例|规程|章程)(?:（[^（）]*）)?$/u;

function isTask({ leaf, role, text, form, locator }: ClauseRecord): boolean {
  if (STATUTE.test(locator.split('/')[0] ?? '')) return false;
  return leaf && role === 'measure' && text.length > 30 && form !== 'notice' && form !== 'article';
}

function hasBody({ id, text }: ClauseRecord, duties: ReadonlyMap<string, DutyRecord>): boolean {
  const duty = duties.get(id);
  return (duty !== undefined && (duty.agencies.length > 0 || duty.damaged)) || NAMES_BODY.test(text.trim());
}

/** Whether a clause names its bodies in a list of their own, not only as subjects of its sentences. */
function hasList({ form, text }: ClauseRecord): boolean {
  return form === 'row' || /[）)〕】]。?$|(?:责任|牵头)(?:单位|部门)/u.test(text.trim());
}

// bodies that the list of responsible ones does not hold: "（上海海关）", "〔市教委（牵头）〕" at the end, "各有关部门要…"; not "部门协同"
const NAMES_BODY = /[）)〕】]。?$|责任单位|责任部门|各(?:[级地镇乡]|街道|处室|单位|部门|有关|相关|职能|成员)/u;

/** Tasks by the part of the text that they stand in: rows of one annex, clauses of one depth. */
function groupByParent(tasks: readonly ClauseRecord[]): Map<string, ClauseRecord[]> {
  const groups = new Map<string, ClauseRecord[]>();
  for (const task of tasks) {
    const labels = task.locator.split('/');
    const key = `${task.form} ${labels.length} ${labels[0]!.startsWith('附') ? labels[0]! : ''}`;
    groups.set(key, [...(groups.get(key) ?? []), task]);
  }
  return groups;
}

function clausesAboveName(
  { parent }: ClauseRecord,
  clauses: ReadonlyMap<string, ClauseRecord>,
  duties: ReadonlyMap<string, DutyRecord>,
): boolean {
  return [...clauses.values()].some((clause) => clause.locator === parent && hasBody(clause, duties));
}
