import { CharTable } from './char-table.ts';

/** A pattern for the beginning of texts that is tried only where the first character allows it, which it seldom does. */
export class Beginning {
  readonly #first: CharTable;
  readonly #pattern: RegExp;

  /**
   * @param first matches every single character that the pattern can begin with
   * @param pattern begins with ^
   */
  constructor(first: RegExp, pattern: RegExp) {
    this.#first = new CharTable(first);
    this.#pattern = pattern;
  }

  /** True where the text begins so. */
  test(text: string): boolean {
    return this.#first.begins(text) && this.#pattern.test(text);
  }
}

/** A line that is nothing but a date. Matches "2023 年2 月9 日", "二〇二三年五月", "1986年3月5日"; not "2023年以来". */
export const DATE_LINE = new Beginning(
  /^[\d一二三四五六七八九〇零○ＯO]$/u,
  /^[\d一二三四五六七八九〇零○ＯO]{4}\s*年[\s\d一二三四五六七八九十]{1,6}月[\s\d一二三四五六七八九十]{0,6}日?$/u,
);

/** A pattern for the end of texts, tried there alone: by itself one that ends in $ is tried at every character. */
export class Ending {
  readonly #pattern: RegExp;
  readonly #last: CharTable | undefined;
  readonly #atEnd: RegExp;

  /**
   * @param pattern ends in $, in all its alternatives
   * @param last matches every single code unit that the pattern can end with: tried first where given
   */
  constructor(pattern: RegExp, last?: RegExp) {
    this.#pattern = pattern;
    this.#last = last && new CharTable(last);
    this.#atEnd = new RegExp(`(?<=${pattern.source})`, 'uy');
  }

  /** True where the text ends so. */
  test(text: string): boolean {
    if (this.#last && !this.#last.ends(text)) return false;
    this.#atEnd.lastIndex = text.length;
    return this.#atEnd.test(text);
  }

  /** Where the longest such ending of the text begins; -1 where it ends otherwise. */
  startIn(text: string): number {
    return this.test(text) ? text.search(this.#pattern) : -1;
  }

  /** The text without the longest such ending. */
  cutOff(text: string): string {
    const start = this.startIn(text);
    return start < 0 ? text : text.slice(0, start);
  }
}

/** The end of a sentence or of a clause of one. Matches "施行。", "如下：", "（牵头）"; not "方案", "推进，". */
export const CLOSED = new Ending(/[。；：！？;:!?]["”’）)】]*$/u, /^[。；：！？;:!?"”’）)】]$/u);

const NO_MATCHES: readonly RegExpExecArray[] = [];

/**
 * All matches of a global pattern, as `matchAll` finds them, without the copy of the pattern that it makes for every text.
 * @example matchesOf(/\d+/gu, '3所、15个').map(({ index }) => index) // [0, 3]
 */
export function matchesOf(pattern: RegExp, text: string): readonly RegExpExecArray[] {
  pattern.lastIndex = 0;
  let match = pattern.exec(text);
  if (match === null) return NO_MATCHES;
  const found: RegExpExecArray[] = [];
  for (; match; match = pattern.exec(text)) {
    found.push(match);
    if (match[0] === '') pattern.lastIndex += (text.codePointAt(match.index) ?? 0) > 0xffff ? 2 : 1;
  }
  return found;
}

/** Text without white space, for comparing what print sets differently. */
export function squash(text: string): string {
  return text.replace(/\s+/gu, '');
}
