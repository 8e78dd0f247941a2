import type { ClauseRecord } from '../../graph-schema/records.ts';
import type { ClauseRole } from '../../graph-schema/terms.ts';

/** What a role is read from. */
export type RoleInput = Pick<ClauseRecord, 'locator' | 'title' | 'text' | 'bodyStart' | 'form' | 'parent' | 'leaf'>;

type Rule = readonly [ClauseRole, RegExp];

/** Headings that name a role. The first rule that fits wins; headings longer than 24 characters name measures. */
const HEADING_RULES: readonly Rule[] = [
  // "面临形势", "发展现状", "规划背景", "充分认识重要意义"; not "优化发展环境", "夯实发展基础", "解决存在问题"
  [
    'background',
    /^(?!.*(?:夯实|筑牢|打牢|巩固|厚植|优化|改善|提升|营造|破解|解决|应对|强化|扩大|聚焦|推进|通报|宣传)).*(?:现状|形势|背景|发展基础|现实基础|工作基础|主要成效|主要成绩|存在的?(?:主要)?问题|面临的?(?:机遇|挑战)|回顾|重大意义|重要意义|重要性|必要性)/u,
  ],
  // "发展成就", "取得的成效", "工作开展情况", "典型经验做法"; not "巩固改革成果", "推广典型经验"
  [
    'background',
    /^(?:“?十[一二三四五]五”?(?:时期|期间|以来)?|20\d{2}年)?(?:取得|主要|工作|改革|建设|发展|总体|重点|典型|基本|实践|创新|我[省市县区])*的?(?:(?:成就|成效|成绩|成果|业绩|进展)(?:情况|显著|明显|概述)?|(?:开展|完成|落实|推进|基本|总体)情况|经验(?:做法)?|做法|案例|经验介绍)$/u,
  ],
  // "工作目标", "主要指标", "发展目标"; not "目标责任考核"
  ['goal', /(?:目标(?:要求|任务|和任务)?|愿景|主要指标|具体指标|预期指标)$/u],
  // "指导思想", "基本原则", "总体要求"; not "原则上"
  [
    'principle',
    /(?:指导思想|基本原则|工作原则|主要原则|总体要求|总体思路|基本思路|工作思路|基本要求|发展理念|总体原则)/u,
  ],
  // "目的和依据"; not "依据职责"
  ['purpose', /^(?:目的|制定(?:目的|依据)|编制(?:目的|依据))/u],
  // "附则", "适用范围", "名词解释"; not "扩大适用范围"
  ['procedure', /^(?:附则|适用范围|名词解释|施行(?:日期|时间)|实施时间|有效期|解释权|有关说明|其他(?:事项|说明)?)$/u],
  // "保障措施", "组织实施", "加强组织领导", "强化工作保障"; not "社会保障"
  [
    'safeguard',
    /(?:保障措施|组织(?:实施|保障|领导)|工作保障|实施保障|保障机制|工作要求|有关要求|加强领导|政策保障|制度保障|要素保障|监督考核|督[导促查]检查|考核评估|考核问责)/u,
  ],
];

/** Wording of a clause that names a role; read where no heading does. */
const TEXT_RULES: readonly Rule[] = [
  // "为贯彻落实…，制定本方案。"; not "为企业提供服务"
  ['purpose', /^(?:为|根据|按照|依据)[^。]*(?:制定|提出|印发|通知|现就|现将|特制|结合)/u],
  // "本办法自发布之日起施行"; not "自觉接受监督"
  [
    'procedure',
    /^(?:本[^，。]{1,12}|上述[^，。]{1,12})?(?:自[^，。]{1,20}起(?:正式)?(?:施行|实施|执行|生效)|由[^，。]{1,30}负责解释|所称[^，。]{1,40}是指|适用于)/u,
  ],
  // "以习近平新时代中国特色社会主义思想为指导"; not "以项目为抓手"
  ['principle', /^[^。]{0,20}以[^。，]{0,40}(?:思想|理论|发展观)[^。，]{0,20}为指导/u],
];

const HEADING_LIMIT = 24;

/** Body of a clause, without label and heading. */
function bodyOf(clause: RoleInput): string {
  return clause.text.slice(clause.bodyStart).trim();
}

function firstRole(rules: readonly Rule[], text: string): ClauseRole | null {
  for (const [role, pattern] of rules) if (pattern.test(text)) return role;
  return null;
}

function headingRole(title: string): ClauseRole | null {
  const heading = title.replace(/\s/gu, '');
  return heading === '' || heading.length > HEADING_LIMIT ? null : firstRole(HEADING_RULES, heading);
}

/**
 * What each clause does. Read, in this order, from the clause's own heading, its place (通知 and 引言 state a purpose;
 * annex rows carry measures), its wording, and the role of the clause above it.
 * @param clauses all clauses of one document, in order, each behind its parent
 * @returns one role a clause, in the same order
 */
export function assignRoles(clauses: readonly RoleInput[]): ClauseRole[] {
  const roles = new Map<string, ClauseRole>();
  return clauses.map((clause) => {
    const role = roleOf(clause, roles);
    roles.set(clause.locator, role);
    return role;
  });
}

function roleOf(clause: RoleInput, above: ReadonlyMap<string, ClauseRole>): ClauseRole {
  if (clause.form === 'notice') return 'purpose';
  const own = headingRole(clause.title);
  if (own) return own;
  const body = bodyOf(clause).slice(0, 300);
  if (clause.form === 'intro') return introRole(body);
  const inherited = above.get(clause.parent ?? '');
  if (inherited === 'background' || inherited === 'goal') return inherited;
  if (clause.form === 'row') return inherited === 'safeguard' ? 'safeguard' : 'measure';
  const worded = firstRole(TEXT_RULES, body);
  if (worded) return worded;
  return inherited ?? 'measure';
}

/** 引言: a purpose, or background where it only reports what has been done. */
function introRole(body: string): ClauseRole {
  // "近年来，我市…取得显著成效"; not "为贯彻…，制定本方案"
  const reports = /^[^。]{0,30}(?:近年来|“十[二三四]五”(?:时期|期间|以来))/u.test(body);
  return reports && !/制定|提出|现就|现将|通知/u.test(body) ? 'background' : 'purpose';
}
