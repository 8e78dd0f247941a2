/** A line that is nothing but a date. Matches "2023 年2 月9 日", "二〇二三年五月", "1986年3月5日"; not "2023年以来". */
export const DATE_LINE =
  /^[\d一二三四五六七八九〇零○ＯO]{4}\s*年[\s\d一二三四五六七八九十]{1,6}月[\s\d一二三四五六七八九十]{0,6}日?$/u;

/** The end of a sentence or of a clause of one. Matches "施行。", "如下：", "（牵头）"; not "方案", "推进，". */
export const CLOSED = /[。；：！？;:!?]["”’）)】]*$/u;

/** Text without white space, for comparing what print sets differently. */
export function squash(text: string): string {
  return text.replace(/\s+/gu, '');
}
