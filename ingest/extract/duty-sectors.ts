import { z } from 'zod';
import { loadData } from '../data.ts';
import { alternatives } from './pattern.ts';

const SECTORS = alternatives(loadData('duty-sectors', z.array(z.string())));
const WHOSE = '(?:各级|各地|地方|有关|[省市县区州]级?)?';

// "计划", "各级计划", "省财政"; not "生产"
const SECTOR = new RegExp(`^${WHOSE}(?:${SECTORS})$`, 'u');
// "财政部门", "教育行政部门", "公安等部门", "人民银行等有关部门"; not "职能部门"
const LAST = new RegExp(
  `^(?<sector>${WHOSE}(?:${SECTORS}))(?<open>等)?(?<noun>(?:有关|相关|行业|职能)*(?:行政|主管|管理)*部门)$`,
  'u',
);
// what is a body without the noun: "人民银行", "残联"; not "计划"
const WHOLE = /(?:银行|海关|[计经科教]委|[残妇]联|工会)$/u;

/** True for a department named by what it looks after: "教育部门", "县级财政主管部门"; not "有关部门". */
export function isSectorBody(name: string): boolean {
  return name.endsWith('部门') && LAST.test(name);
}

/**
 * Members of a list that shares the noun at its end, each with it: 计划、教育、财政部门 are three departments.
 * @param printed members in order, the last with its verbs off; others than such lists come back as they are
 */
export function withSharedNoun(printed: readonly string[], isBody: (name: string) => boolean): readonly string[] {
  if (printed.at(-1)?.endsWith('部门') !== true) return printed;
  const names = [...printed.slice(0, -1), ...jointed(printed.at(-1) ?? '')];
  const last = names.at(-1) ?? '';
  if (names.length < 2) return printed;
  const groups = LAST.exec(last)?.groups;
  if (groups === undefined || !names.slice(0, -1).every((name) => SECTOR.test(name) || isBody(name))) return printed;
  const noun = groups['open'] === undefined ? (groups['noun'] ?? '部门') : '部门';
  const whole = (name: string): string => (SECTOR.test(name) && !WHOLE.test(name) ? `${name}${noun}` : name);
  return [...names.slice(0, -1).map(whole), `${whole(groups['sector'] ?? '')}${groups['open'] ?? ''}`];
}

/** "教育和财政部门" → "教育", "财政部门"; "工业和信息化部门" stays whole. */
function jointed(name: string): string[] {
  if (LAST.test(name)) return [name];
  const joint = /[和及与]/u.exec(name)?.index ?? -1;
  const parts = [name.slice(0, Math.max(0, joint)), name.slice(joint + 1)] as const;
  return joint > 0 && SECTOR.test(parts[0]) && LAST.test(parts[1]) ? [...parts] : [name];
}
