/** Heading of a clause and where its body begins in the text. */
export interface TitlePart {
  title: string;
  bodyStart: number;
}

/** True where a sentence is all that an item says, and only the bodies in charge stand behind it: it is no heading. */
function isWhole(sentence: string, more: string): boolean {
  // matches "（牵头单位：市水务局；责任单位：各区）", "〔市水务局负责〕"; not "（市水务局负责）加强管理。"
  const charged = /^[（(〔[][^。]*(?:单位|部门|牵头|负责|配合|落实)[^。]*[）)〕\]]$/u.test(more);
  return charged && sentence.length > 12 && /[，,]/u.test(sentence);
}

/** A run-in heading is at most this long. */
export const RUN_IN = 40;

/**
 * Title of a clause: the heading that stands alone on its first line, or the run-in heading up to the first full stop.
 * @param text the clause's text
 * @param label length of the label at its start
 * @param runIn longest run-in heading; 0 for articles of statutes, whose first sentence is none
 * @example titleOf('（一）指导思想。以…为指导。', 3) gives 指导思想; titleOf('1.建设两所学校。', 2) gives no title
 */
export function titleOf(text: string, label: number, runIn = RUN_IN): TitlePart {
  const rest = text.slice(label);
  const indent = rest.length - rest.trimStart().length;
  const start = label + indent;
  const lineEnd = text.indexOf('\n', start);
  const line = text.slice(start, lineEnd < 0 ? undefined : lineEnd);
  // matches "指导思想" and "【立法目的】"; not "以…为指导，加强…。"
  const bracketed = /^【([^】]{1,40})】/u.exec(line);
  if (bracketed?.[1] !== undefined) return { title: bracketed[1], bodyStart: start + bracketed[0].length };
  const alone = runIn === RUN_IN ? 80 : 24;
  if (line.length <= alone && !/[，、；：！？,;:]$|。/u.test(line)) {
    return { title: line.trim(), bodyStart: lineEnd < 0 ? text.length : lineEnd + 1 };
  }
  const stop = line.indexOf('。');
  const heading = stop < 0 ? '' : line.slice(0, stop);
  const more = text.slice(start + stop + 1).trim();
  if (stop < 0 || heading.length > runIn || /[；：！？]/u.test(heading) || more === '' || isWhole(heading, more))
    return { title: '', bodyStart: start };
  const close = /^[”’）]?/u.exec(line.slice(stop + 1))?.[0].length ?? 0;
  const gap = /^\s*/u.exec(text.slice(start + stop + 1 + close))?.[0].length ?? 0;
  return { title: heading.trim(), bodyStart: start + stop + 1 + close + gap };
}
