/** What may be odd about a document, and what it is called to users. Ingest never throws on text: it reports one of these. */
export const DIAGNOSTICS = {
  TEXT_LOST: '文字未全部归入条款',
  ENCODING_GUESSED: '编码按内容推断',
  UNDECODABLE_BYTES: '有无法解码的字节',
  NO_TEXT_LAYER: '没有文字层，可能是扫描图像',
  BOOKMARK_REMOVED: '去除了隐藏书签',
  PAGE_MARK_REMOVED: '去除了页码或页眉',
  CONTENTS_REMOVED: '正文前的目录未作条款',
  TABLE_BROKEN: '表格在抽取时断裂，已尽量复原',
  CELL_DAMAGED: '单元格残缺',
  NUMBER_REPAIRED: '编号有误，已按应有编号处理',
  NUMBER_SKIPPED: '编号跳号',
  NUMBER_REPEATED: '编号重复',
  HALF_WIDTH_BRACKET: '编号用了半角括号',
  EMPTY_CLAUSE: '条款没有文字',
  NO_TITLE: '没有找到标题',
  NO_NUMBER: '没有找到发文字号',
  NO_DATE: '没有找到成文日期',
  NO_ISSUER: '没有找到发文机关',
  TITLE_MISMATCH: '标题与正文不一致',
  REGION_MISMATCH: '文号或正文与发文地区不一致',
  FOREIGN_PLACE: '出现其他地区的地名',
  DUPLICATE_NUMBER: '与另一文件文号相同',
  DUPLICATE_TEXT: '与另一文件文字相同',
  UNRESOLVED_AGENCY: '责任单位未能对应',
  UNRESOLVED_CITATION: '引用的文件未入库',
  AMBIGUOUS_CITATION: '引用有多个可能的文件',
  NOT_POLICY_TEXT: '不像政策文件',
} as const;
export type DiagnosticCode = keyof typeof DIAGNOSTICS;

/** Codes that only say what was cleaned away; they are counted, not shown one by one. */
const CLEANING: ReadonlySet<DiagnosticCode> = new Set([
  'BOOKMARK_REMOVED',
  'PAGE_MARK_REMOVED',
  'ENCODING_GUESSED',
  'CONTENTS_REMOVED',
]);

/** Codes of what has a mark and a list of its own. */
const SHOWN_ELSEWHERE: ReadonlySet<DiagnosticCode> = new Set(['UNRESOLVED_CITATION']);

/** True for diagnostics that say what was cleaned away. */
export function isCleaning({ code }: { code: DiagnosticCode }): boolean {
  return CLEANING.has(code);
}

/** True for diagnostics that are worth a reader's eye beside the text. */
export function isDoubt({ code }: { code: DiagnosticCode }): boolean {
  return !CLEANING.has(code) && !SHOWN_ELSEWHERE.has(code);
}

/** Codes of doubts. */
export const DOUBT_CODES = (Object.keys(DIAGNOSTICS) as DiagnosticCode[]).filter((code) => isDoubt({ code }));
