const DIGITS = new Map(Object.entries({
  零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9,
})); // prettier-ignore
const UNITS = new Map(Object.entries({ 十: 10, 百: 100, 千: 1000 }));

/**
 * Value of a Chinese whole number below one hundred million, or null where the text is none.
 * @example chineseToNumber('二十八') === 28, chineseToNumber('一百零三') === 103, chineseToNumber('二〇二三') === 2023
 */
export function chineseToNumber(text: string): number | null {
  if (text === '') return null;
  if (text.length > 1 && /^[零〇一二三四五六七八九]{2,}$/u.test(text)) {
    return Number(Array.from(text, (char) => DIGITS.get(char)).join(''));
  }
  let total = 0;
  let section = 0;
  let digit = 0;
  for (const char of text) {
    const own = DIGITS.get(char);
    const unit = UNITS.get(char);
    if (own !== undefined) digit = own;
    else if (unit !== undefined) {
      section += (digit === 0 && section === 0 ? 1 : digit) * unit;
      digit = 0;
    } else if (char === '万') {
      total += (section + digit) * 10_000;
      section = 0;
      digit = 0;
    } else return null;
  }
  return total + section + digit;
}

/** Chinese numeral of a whole number from 1 to 999, as headings are numbered: 12 → "十二", 103 → "一百零三". */
export function numberToChinese(value: number): string {
  if (!Number.isInteger(value) || value < 1 || value > 999) throw new TypeError(`not a heading number: ${value}`);
  const names = '零一二三四五六七八九';
  const hundreds = Math.floor(value / 100);
  const tens = Math.floor((value % 100) / 10);
  const ones = value % 10;
  let text = hundreds ? `${names[hundreds]}百` : '';
  if (tens) text += `${tens === 1 && !hundreds ? '' : names[tens]}十`;
  else if (hundreds && ones) text += '零';
  return ones ? text + names[ones] : text;
}
