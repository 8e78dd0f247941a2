import type { ClauseRecord, DocumentRecord } from '../../graph-schema/records.ts';
import type { CitationRole } from '../../graph-schema/terms.ts';
import { titleKey } from './citation-title.ts';

/** Place of a citation in its clause's view. */
interface Place {
  readonly start: number;
  readonly end: number;
  readonly title: string;
}

const WINDOW = 160;

// "《…办法》同时废止", "《…》停止执行"; not "《甲》框架下不再执行《乙》", "《甲》印发给你们，原《乙》同时废止"
const REPEALED =
  /^(?:(?!印发|发布|公布|施行|，原)[^。；]){0,60}(?:同时废止|予以废止|即行废止|自行废止|废止|停止执行|同时失效|不再执行)(?!《)/u;
// "《…条例》作如下修改", "《…》修改为"; not "适时修订"
const AMENDED = /^[^。；]{0,12}(?:作出?如下修改|(?:予以|进行)修改|修改为|作出?(?:如下)?修正)/u;
// "删去《…》第六条"; not "将《…》"
const AMENDED_BEFORE = /(?:删去|删除)[^《》，。；]{0,4}$/u;
// "《…》印发给你们", "《…》已经市政府同意，现印发", "现予公布"; not "印发以来"
const ISSUED =
  /^[^。；]{0,80}(?:印发给?你们|现予?以?(?:印发|公布|发布|转发)|转发给你们|予以(?:公布|发布|印发)|(?:公布|发布)如下)/u;
// "根据《…》", "贯彻落实《…》精神"; not "制定《…》"
const BASIS_BEFORE = /(?:贯彻|落实|根据|按照|依据|依照|遵照|(?<!不再|停止)执行|对照|遵循|结合|按|依)[^。；]*$/u;
// "《…》等文件精神", "《…》有关要求"; not "《…》精神文明"
const BASIS_AFTER =
  /^[^，。；《》]{0,16}(?:等(?:有关|相关)?(?:文件|法律|法规|规定|政策)?的?)?(?:文件)?(?:有关|相关)?(?:精神|要求|规定|部署)/u;
// words that take a new document up, so that an earlier 根据 no longer governs: "根据《甲》，制定《乙》"
const MAKES =
  /(?:制定|制订|编制|修订|修改|出台|发布|印发|研究|起草|完善|推动|推进|开展|建设|加快)(?:(?!的(?:通知|意见|决定))[^《》，。；])*$/u;

/** Why a document is cited at this place. */
export function citationRole(text: string, place: Place, clause: ClauseRecord, document: DocumentRecord): CitationRole {
  const after = text.slice(place.end, place.end + WINDOW);
  const before = sentenceBefore(text, place.start);
  if (REPEALED.test(after)) return 'repeals';
  if (AMENDED.test(after) || AMENDED_BEFORE.test(before)) return 'amends';
  if (isIssued(before, after, place.title, clause, document)) return 'issue';
  if (MAKES.test(before)) return 'mention';
  return BASIS_BEFORE.test(before) || BASIS_AFTER.test(after) ? 'basis' : 'mention';
}

/** The sentence up to a citation, at most 160 characters. */
function sentenceBefore(text: string, start: number): string {
  const before = text.slice(Math.max(0, start - WINDOW), start);
  return before.slice(Math.max(before.lastIndexOf('。'), before.lastIndexOf('；')) + 1);
}

/** A notice issues what it says it hands out, and every document what bears its own title. */
function isIssued(
  before: string,
  after: string,
  title: string,
  clause: ClauseRecord,
  document: DocumentRecord,
): boolean {
  const cited = titleKey(title);
  const own = [document.title, document.noticeTitle ?? ''].map(titleKey);
  if (cited.length >= 4 && own.some((name) => name === cited || name.endsWith(`印发${cited}的通知`))) return true;
  if (clause.form !== 'notice' && clause.form !== 'intro') return false;
  return ISSUED.test(after) && !BASIS_BEFORE.test(before);
}
