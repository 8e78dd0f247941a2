import type { DocumentRecord } from '../../graph-schema/records.ts';

/** Letter-for-letter forms of a title and of what it issues, for comparing titles as different documents print them. */

/** Shortest title that names one document: anything shorter ("实施方案") could be many. */
const SHORTEST_NAME = 6;

/** Shortest end of a title that is taken for the whole of it. */
export const SHORTEST_SUFFIX = 12;

/** Wrapping of an issuing notice. Matches "…关于印发《某方案》的通知", "关于转发某意见的函"; not "关于加强某工作的通知". */
const ISSUING = /关于(?:印发|转发|批转|发布|公布|下达)(.{4,200}?)的?(?:通知|函|公告|决定|批复)?$/u;

/** Punctuation and spaces, which print and citations treat freely. */
const LOOSE = /[\s\p{P}\p{S}]/gu;

function bare(title: string): string {
  return title.normalize('NFKC').replace(LOOSE, '');
}

/** All names under which a title may be cited: as printed, and what it issues. */
export function titleNames(title: string): string[] {
  const whole = bare(title);
  const issued = ISSUING.exec(whole)?.[1];
  const about = /关于(?!印发|转发|批转|发布|公布).+$/u.exec(whole)?.[0];
  return [...new Set([whole, issued, about])].filter(
    (name) => name !== undefined && name.length >= SHORTEST_NAME,
  ) as string[];
}

/** 文号 as one string: "渝府发〔2021〕35 号" → "渝府发202135". */
export function numberName(number: string): string {
  return number.normalize('NFKC').replace(/[\s〔〕[\]()（）【】号第]/gu, '');
}

/** Kinds of document at the end of a title. Matches "…实施方案", "…若干措施（试行）" without its brackets; not "…方案编制". */
const KIND =
  /(?:方案|意见|计划|规划|措施|办法|规定|细则|要点|举措|清单|条例|政策|任务|安排|通知|决定|指引|实施|工作|行动|专项|总体|试行|暂行|若干|具体|的|\d+[版条]|修订版)+$/u;

/** Places at the beginning of an issuer's name. Matches "上海市黄浦区人民政府" → 上海市, 黄浦区; nothing in "国务院办公厅". */
const PLACE = /^(.{1,9}?(?:地区|[省市州盟区县旗]))(.{1,9}?[市州区县旗])?(?=人民|政府|[委办局厅]|$)/u;

/** Names of the places that a document is from, long and short, longest first. */
export function placeNames({ region, issuers }: Pick<DocumentRecord, 'region' | 'issuers'>): string[] {
  const places = issuers.flatMap((issuer) => (PLACE.exec(issuer)?.slice(1) ?? []) as (string | undefined)[]);
  const full = [region, ...places].filter((name): name is string => name != null && name.length >= 2);
  const short = full.map((name) => name.replace(/(?:(?:壮族|回族|维吾尔)?自治[区州县]|地区|[省市州区县旗])$/u, ''));
  return [...new Set([...full, ...short])].filter((name) => name.length >= 2).sort((a, b) => b.length - a.length);
}

/**
 * What a document is about, from its title: without issuer, place, year and kind of document.
 * @example 黄浦区提信心扩需求稳增长促发展行动方案 → 提信心扩需求稳增长促发展
 */
export function topicOf(document: Pick<DocumentRecord, 'title' | 'region' | 'issuers'>): string {
  const whole = bare(document.title);
  const issued = ISSUING.exec(whole)?.[1] ?? /关于(.+)$/u.exec(whole)?.[1] ?? whole;
  return placeNames(document)
    .reduce((title, place) => title.replaceAll(place, ''), issued)
    .replace(/^关于(?:印发|转发)?/u, '')
    .replace(/\d{2,4}年?度?|全[省市区县]/gu, '')
    .replace(KIND, '');
}
