/**
 * 文号 in normalised text (brackets are "(" and ")", no white space inside Chinese text).
 * The code before the year has no sure beginning in running text ("按照渝府发(2021)35号").
 */
export interface DocumentNumber {
  code: string | null;
  year: number | null;
  serial: number | null;
}

const YEAR_IN_BRACKETS = /\((?:19|20)\d\d\)/u; // "(2021)"; not "（2021年）"
// matches "渝府发(2021)35号", "国发(2019)第4号"; not "(2021)年度"
const PRINTED = /(\p{sc=Han}{2,14})\(((?:19|20)\d\d)\)第?(\d{1,5})号?/gu;
// matches "渝府发(2021)35号", "渝府发2021-35", "渝府发2021年第35号"; not "2021年35项"
const FULL = /^(\p{sc=Han}{2,14})(?:\(|年)?((?:19|20)\d\d)[)年/ -]第?(\d{1,5})号?$/u;
// matches "渝府发(2021)", "渝府发2021"; not "渝府发35号"
const NO_SERIAL = /^(\p{sc=Han}{2,14})\(?((?:19|20)\d\d)[)年]?$/u;
// matches "渝府发35号"; not "渝府发(2021)35号"
const NO_YEAR = /^(\p{sc=Han}{2,14})第?(\d{1,5})号$/u;
// matches "(2021)35号", "第35号"; not "2021年35个"
const NO_CODE = /^(?:\(?((?:19|20)\d\d)[)年-])?第?(\d{1,5})号$/u;

/** One spelling for all: "渝府发(2021)35". */
export function numberKey(code: string, year: number, serial: number): string {
  return `${code}(${year})${serial}`;
}

/** A 文号 by itself, in any spelling, whole or in part; null where the text is none. Takes normalised text. */
export function parseNumber(text: string): DocumentNumber | null {
  const full = FULL.exec(text);
  if (full) return { code: full[1]!, year: Number(full[2]), serial: Number(full[3]) };
  const noSerial = NO_SERIAL.exec(text);
  if (noSerial) return { code: noSerial[1]!, year: Number(noSerial[2]), serial: null };
  const noYear = NO_YEAR.exec(text);
  if (noYear) return { code: noYear[1]!, year: null, serial: Number(noYear[2]) };
  const noCode = NO_CODE.exec(text);
  return noCode ? { code: null, year: noCode[1] ? Number(noCode[1]) : null, serial: Number(noCode[2]) } : null;
}

/** True where the spelling alone says that it is a whole 文号: code, year in brackets, serial. */
export function isPrintedNumber(text: string): boolean {
  return Array.from(text.matchAll(PRINTED), ([whole]) => whole)[0] === text;
}

/**
 * The 文号 in running text, each with the tokens it is found by: one for each possible beginning of the code, so that
 * the query's own spelling finds it: "照渝府发(2021)35号" → "照渝府发(2021)35", "渝府发(2021)35", "府发(2021)35".
 * `text` is what surely belongs to it: "(2021)35号" with two characters of the code.
 */
export function printedNumbers(text: string): { text: string; tokens: string[] }[] {
  if (!YEAR_IN_BRACKETS.test(text)) return [];
  return Array.from(text.matchAll(PRINTED), ([whole, code = '', year, serial]) => {
    const lengths = Array.from({ length: Math.min(code.length, 10) - 1 }, (_, at) => at + 2);
    const tokens = lengths.map((length) => numberKey(code.slice(-length), Number(year), Number(serial)));
    return { text: whole.slice(code.length - 2), tokens };
  });
}

/** Index tokens of all 文号 in running text. */
export function numberTokens(text: string): string[] {
  return printedNumbers(text).flatMap(({ tokens }) => tokens);
}
