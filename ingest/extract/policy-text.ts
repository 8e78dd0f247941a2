import { isIdeograph } from './view.ts';

/** Characters looked at. */
const SAMPLE = 20_000;
/** Signs, of different kinds, that a text must show to pass for a policy document. */
const ENOUGH = 2;

const SIGNS: RegExp[] = [
  // outline labels at the start of lines: "一、", "（二）", "第三条", "1."
  /^\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十百]{1,5}[章条]|\d{1,2}[.．、])\s*[\u4E00-\u9FFF]/mu,
  // document numbers and signatures: "〔2021〕35号", "2021年11月4日"
  /[〔[［（(](?:19|20)?\d{2}[〕\]］）)]\s*(?:第\s*)?\d{1,5}\s*号|^\s*(?:19|20)\d{2}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日\s*$/mu,
  // kinds of documents and bodies: "通知", "实施方案", "人民政府"
  /(?:通知|意见|决定|通报|批复|公告|方案|规划|办法|条例|规定|细则|措施|要点|纲要|清单)[》\s）)：:，。]|人民政府|委员会|国务院/u,
  // what policy says: "贯彻落实", "责任单位", "有关部门", "现印发给你们"
  /贯彻|落实|加强|推进|健全|完善|应当|责任单位|有关部门|牵头|印发|施行|组织实施/u,
];

/** True where at least half of the letters, and twenty, are Chinese characters. */
function isChinese(sample: string): boolean {
  const enough = Math.max(20, Math.ceil(sample.length / 2));
  let chinese = 0;
  for (let i = 0; i < sample.length && chinese < enough; i++) if (isIdeograph(sample.charCodeAt(i))) chinese += 1;
  return chinese >= enough || (chinese >= 20 && chinese >= sample.replace(/\P{L}+/gu, '').length / 2);
}

/**
 * Whether a text could be a policy document: mostly Chinese and with two of four signs (outline labels, number or
 * date, kinds of documents and bodies, the wording of policy). Novels, code and foreign texts fail.
 */
export function looksLikePolicyText(text: string): boolean {
  const sample = text.slice(0, SAMPLE);
  return isChinese(sample) && SIGNS.filter((sign) => sign.test(sample)).length >= ENOUGH;
}
