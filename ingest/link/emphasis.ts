import type { Span } from '../../graph-schema/records.ts';
import { matchesOf } from '../patterns.ts';
import { CharTable } from '../char-table.ts';

/** Weight of what is only the setting of a measure: the piece before the comma in "围绕…，建设…". */
const SETTING = 0.6;
/** Weight of a member of a long list: lists of industries or groups of people are shared by texts of any purpose. */
const LISTED = 0.6;
/** Weight of names of bodies and of cited documents: they say who or why, not what. */
const NAMED = 0.3;

/** How a setting begins. Matches "围绕重点产业"; not "建设围绕园区的道路". */
const SETTING_START =
  /^(?:围绕|按照|根据|依据|依托|通过|[以为在对]|面向|针对|结合|立足|坚持|聚焦|紧扣|充分发挥|到20|“十四五”|鼓励)/u;

/** Four or more members in a row. Matches "食品、药品、医疗器械、燃气"; not "职称、薪酬". */
const LIST = /(?:[^、，。；]{1,10}、){3,}[^、，。；和及与等]{1,10}/gu;

/** A cited title. Matches "《某某条例》"; not "“双高”". */
const TITLE = /《[^《》]{2,60}》/gu;

/** The last word of a name of bodies. Matches "财政局", "各区县"; not "政府采购". */
const BODY_END =
  /人民政府|管理委员会|管委会|委员会|办公[厅室]|监管局|管理局|教委|财政局|税务局|保障局|发展改革委|各部门|有关部门|各单位|各区县|各地区/u;

/** Names of bodies by their last word. Matches "市人力资源社会保障局", "各区县政府"; not "政府采购". */
const BODY = new RegExp(`\\p{Script=Han}{0,14}(?:${BODY_END.source})`, 'gu');

const PAUSE = new CharTable(/^[，。；：]$/u); // "，"; not "、"

function lower(weights: Float32Array, [start, end]: Span, weight: number): void {
  for (let i = start; i < end; i++) weights[i] = Math.min(weights[i]!, weight);
}

function eachMatch(text: string, pattern: RegExp, weights: Float32Array, weight: number): void {
  for (const match of matchesOf(pattern, text)) lower(weights, [match.index, match.index + match[0].length], weight);
}

/** The pieces of a text between its punctuation that end with a comma and begin as a setting does. */
function settings(text: string): Span[] {
  const spans: Span[] = [];
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    if (PAUSE.widthAt(text, i) === 0) continue;
    if (text[i] === '，' && SETTING_START.test(text.slice(from, Math.min(i, from + 6)))) spans.push([from, i]);
    from = i + 1;
  }
  return spans;
}

/**
 * How much each character of a clause says about what is to be done, by the role it plays in its sentence:
 * 1 for the action and its object, less for the setting, for members of lists, and for names of bodies and documents.
 */
export function emphasis(text: string): Float32Array {
  const weights = new Float32Array(text.length).fill(1);
  for (const span of settings(text)) lower(weights, span, SETTING);
  // a look for what a pattern needs costs far less than the pattern
  if (text.split('、', 4).length === 4) eachMatch(text, LIST, weights, LISTED);
  if (text.includes('《')) eachMatch(text, TITLE, weights, NAMED);
  if (BODY_END.test(text)) eachMatch(text, BODY, weights, NAMED);
  return weights;
}
