/** Endings of what stands in 《》 but is no document: forms, licences, letters, journals. */
const NOT_DOCUMENTS =
  // "道路运输证", "申请表", "承诺书", "进口药品通关单"; not "责任清单", "工作要点"
  /(?:[证表书报刊]|证书|杂志|(?<!清)单|凭证|证明|协议|协议书|声明函|简报|手册|汇编|信息|申请|报告|报告书|许可|台账|日志|课堂|范本|登记卡|合同|材料)$/u;

/** Names that are short for whatever document was last spoken of; without a declared meaning they name nothing. */
const BARE_NAME =
  // "意见", "实施方案"; not "职业教育条例"
  /^(?:实施|工作|行动|指导|若干)?(?:方案|意见|通知|办法|规划|计划|措施|规定|决定|条例|细则|要点|纲要|清单|标准|章程|任务|指南|规范|通告|公告)$/u;

/** Words behind 》 that say what stands in it: "《看青山》杂志". */
const NOT_DOCUMENT_BEHIND = /^(?:杂志|期刊|报|栏目|专栏|节目|电视|一书|歌曲|专题片|纪录片|频道|公众号)/u;

/** Endings of titles of documents; short titles without one are names of other things (《看青山》). */
const DOCUMENT_ENDING =
  /(?:[法函]|条例|规定|办法|意见|通知|方案|规划|纲要|计划|决定|标准|目录|指南|细则|规则|措施|举措|要点|公告|通告|批复|协定|公约|章程|制度|清单|准则|规范|规程|预案|指引|安排|任务|政策|[条令典案]|基准|通则|定额|要求|大纲|宣言|声明|纪要|决议|指标|名录|说明)$/u;
const SHORT_TITLE = 7;

/**
 * True where a title in 《》 names a document.
 * @param behind what follows the closing mark
 */
export function isDocumentTitle(title: string, behind = ''): boolean {
  const core = title.replace(/（[^（）]{0,30}）$/u, '');
  if (core.length < 2 || NOT_DOCUMENTS.test(core) || BARE_NAME.test(core) || /[×Xx*]{2}|^X/u.test(core)) return false;
  if (NOT_DOCUMENT_BEHIND.test(behind) || !/[\u4e00-\u9fa5]{2}/u.test(core)) return false;
  return core.length > SHORT_TITLE || DOCUMENT_ENDING.test(core);
}

/** Short form declared behind a title: "（以下简称《实施意见》）", "（国发〔2019〕4号，以下简称“职教20条”）". */
export function aliasAt(text: string, from: number): string | null {
  const match = /^[^。；《》]{0,12}?(?:以下(?:统一)?(?:简称|称)|简称)(?:为|：)?[《“]([^《》“”]{1,30})[》”]/u.exec(
    text.slice(from, from + 60),
  );
  return match?.[1] ?? null;
}

/** Title that stands without 《》 before a bracketed 文号: "国务院关于…的意见（" → the title; null where there is none. */
export function unquotedTitle(text: string, numberStart: number): string | null {
  const before = text.slice(Math.max(0, numberStart - 90), numberStart);
  const match =
    /([\u4e00-\u9fa5]{2,30}关于[^，。；：《》（）]{4,60}(?:通知|意见|决定|批复|公告|函|办法|规定|方案|措施))（$/u.exec(
      before,
    );
  return match?.[1]?.replace(/^.*(?:贯彻落实|按照|根据|依据|落实|贯彻|执行)|^(?:以及|[和与及])/u, '') ?? null;
}

const CN = '[一二三四五六七八九十百零\\d]{1,8}';
// "第三十五条第二款第（一）项", "第五条至第八条"; not "第三批"
const PROVISION = new RegExp(
  `^[中的]?((?:第${CN}[编章节条款项目]|第?（${CN}）(?:[、和]（${CN}）)*项(?!目))+(?:至(?:第${CN}[条款项])+)?)`,
  'u',
);

/**
 * Provisions cited behind a title: "第三十五条第二款", also several, "第三条、第九条第二款"; [null] where the text goes on
 * otherwise.
 */
export function provisionsAt(text: string, from: number): [string | null, ...string[]] {
  const first = PROVISION.exec(text.slice(from, from + 60));
  if (!first?.[1]) return [null];
  const found: [string, ...string[]] = [first[1]];
  for (let at = from + first[0].length; ;) {
    const next = /^[、和及]/u.test(text.charAt(at)) ? PROVISION.exec(text.slice(at + 1, at + 61)) : null;
    if (!next?.[1]?.startsWith('第')) return found;
    found.push(next[1]);
    at += 1 + next[0].length;
  }
}

/** A title reduced to what makes two prints the same: no marks, quotes, brackets' width, white space. */
export function titleKey(title: string): string {
  return title
    .normalize('NFKC')
    .replace(/[\s《》〈〉<>“”"'‘’「」（）()[\]〔〕—–\-·、，,。.：:]/gu, '')
    .toLowerCase();
}
