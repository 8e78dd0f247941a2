import { numberToChinese } from '../../graph-schema/numerals.ts';
import { symbolText } from './symbols.ts';
import { walkXml } from './xml.ts';

interface Level {
  start: number;
  format: string;
  text: string;
  suffix: string;
  restart: boolean;
  legal: boolean;
  style: string | null;
  font: string;
}

interface AbstractList {
  levels: Map<number, Level>;
  /** Style that this list's definition is borrowed from (numStyleLink). */
  linked: string | null;
  styled: string | null;
}

interface List {
  abstract: string;
  starts: Map<number, number>;
  levels: Map<number, Level>;
}

/** Deepest level and highest number that labels are made for. */
const MAX_LEVEL = 8;

/** The numbering that Word generates, turned into the labels that it shows. One object per document: it counts. */
export class DocxNumbering {
  private readonly abstracts = new Map<string, AbstractList>();
  private readonly lists = new Map<string, List>();
  private readonly counters = new Map<string, (number | undefined)[]>();
  private readonly started = new Set<string>();

  constructor(xml: string | null) {
    if (xml !== null) readNumbering(xml, this.abstracts, this.lists);
  }

  /** The list level that is tied to a paragraph style, or null. */
  levelOfStyle(list: string, style: string): number | null {
    const levels = this.levelsOf(list);
    for (const [level, { style: tied }] of levels ?? []) if (tied === style) return level;
    return null;
  }

  /** Counts one paragraph of a list and gives its label: "一、", "（二）", "3. "; "" where the list is unknown or shows none. */
  next(list: string, level: number): string {
    const levels = this.levelsOf(list);
    const own = levels?.get(level);
    if (!levels || !own || level > MAX_LEVEL) return '';
    const counts = this.count(list, level, levels);
    if (own.format === 'none') return '';
    if (own.format === 'bullet') return symbolText(own.font, own.text);
    const label = own.text.replace(/%([1-9])/gu, (_, digit: string) => {
      const at = Number(digit) - 1;
      const format = own.legal && at !== level ? 'decimal' : (levels.get(at)?.format ?? 'decimal');
      return formatNumber(counts[at] ?? levels.get(at)?.start ?? 1, format);
    });
    const close = own.suffix === 'nothing' || label === '' || /[、。）)：]$/u.test(label);
    return close ? label : `${label} `;
  }

  private levelsOf(list: string): Map<number, Level> | null {
    const found = this.lists.get(list);
    const abstract = found && this.abstracts.get(found.abstract);
    if (!abstract) return null;
    const linked = abstract.linked && Array.from(this.abstracts.values()).find((a) => a.styled === abstract.linked);
    return new Map([...(linked ? linked.levels : abstract.levels), ...found.levels]);
  }

  private count(list: string, level: number, levels: Map<number, Level>): (number | undefined)[] {
    const key = this.lists.get(list)?.abstract ?? list;
    const counts = this.counters.get(key) ?? [];
    this.counters.set(key, counts);
    const override = this.lists.get(list)?.starts.get(level);
    const first = override !== undefined && !this.started.has(`${list}/${level}`);
    this.started.add(`${list}/${level}`);
    const start = override ?? levels.get(level)?.start ?? 1;
    const before = counts[level];
    counts[level] = before === undefined || first ? start : before + 1;
    for (let above = 0; above < level; above++) counts[above] ??= levels.get(above)?.start ?? 1;
    for (let below = level + 1; below <= MAX_LEVEL; below++) {
      if (levels.get(below)?.restart !== false) counts[below] = undefined;
    }
    return counts;
  }
}

function readNumbering(xml: string, abstracts: Map<string, AbstractList>, lists: Map<string, List>): void {
  let abstract: AbstractList | null = null;
  let list: List | null = null;
  let level: Level | null = null;
  let override = 0;
  walkXml(xml, {
    open(name, a) {
      const value = a.val ?? '';
      if (name === 'abstractNum') {
        abstract = { levels: new Map(), linked: null, styled: null };
        abstracts.set(a.abstractNumId ?? '', abstract);
      } else if (name === 'num') {
        list = { abstract: '', starts: new Map(), levels: new Map() };
        lists.set(a.numId ?? '', list);
      } else if (name === 'lvl') {
        level = {
          start: 1,
          format: 'decimal',
          text: '',
          suffix: 'tab',
          restart: true,
          legal: false,
          style: null,
          font: '',
        };
        (list ?? abstract)?.levels.set(Number(a.ilvl), level);
      } else if (name === 'lvlOverride') override = Number(a.ilvl);
      else if (name === 'startOverride') list?.starts.set(override, Number(value));
      else if (name === 'abstractNumId' && list) list.abstract = value;
      else if (name === 'numStyleLink' && abstract) abstract.linked = value;
      else if (name === 'styleLink' && abstract) abstract.styled = value;
      else if (level) setLevel(level, name, a);
    },
    close(name) {
      if (name === 'abstractNum') abstract = null;
      else if (name === 'num') list = null;
      else if (name === 'lvl') level = null;
    },
  });
}

function setLevel(level: Level, name: string, a: Record<string, string>): void {
  const value = a.val ?? '';
  if (name === 'start') level.start = Number(value) || 0;
  else if (name === 'numFmt') level.format = value;
  else if (name === 'lvlText') level.text = value;
  else if (name === 'suff') level.suffix = value;
  else if (name === 'lvlRestart') level.restart = value !== '0';
  else if (name === 'isLgl') level.legal = value !== '0';
  else if (name === 'pStyle') level.style = value;
  else if (name === 'rFonts') level.font = a.ascii ?? a.hAnsi ?? '';
}

const STEMS = '甲乙丙丁戊己庚辛壬癸';
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥';
const LEGAL = '零壹贰叁肆伍陆柒捌玖';

/** A number in one of Word's formats (ST_NumberFormat): 12 as chineseCounting is 十二, as decimalEnclosedCircle ⑫. */
export function formatNumber(value: number, format: string): string {
  if (!Number.isInteger(value) || value < 0) return String(value);
  if (CHINESE_FORMATS.has(format)) return value > 0 && value < 1000 ? numberToChinese(value) : String(value);
  switch (format) {
    case 'decimalZero':
      return String(value).padStart(2, '0');
    case 'decimalFullWidth':
    case 'decimalFullWidth2':
      return String(value).replace(/\d/gu, (digit) => String.fromCharCode(0xff10 + Number(digit)));
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return value >= 1 && value <= 20 ? String.fromCharCode(0x245f + value) : `（${value}）`;
    case 'decimalEnclosedParen':
      return `(${value})`;
    case 'decimalEnclosedFullstop':
      return `${value}.`;
    case 'chineseLegalSimplified':
      return String(value).replace(/\d/gu, (digit) => LEGAL[Number(digit)] ?? digit);
    case 'ideographTraditional':
      return STEMS[value - 1] ?? String(value);
    case 'ideographZodiac':
      return BRANCHES[value - 1] ?? String(value);
    case 'upperLetter':
    case 'lowerLetter':
      return letters(value, format === 'upperLetter' ? 65 : 97);
    case 'upperRoman':
      return roman(value);
    case 'lowerRoman':
      return roman(value).toLowerCase();
    default:
      return String(value);
  }
}

const CHINESE_FORMATS = new Set(
  'chineseCounting chineseCountingThousand japaneseCounting taiwaneseCounting taiwaneseCountingThousand ideographDigital japaneseDigitalTenThousand ideographEnclosedCircle'.split(
    ' ',
  ),
);

/** a … z, aa, bb … as Word counts. */
function letters(value: number, first: number): string {
  if (value < 1 || value > 780) return String(value);
  return String.fromCharCode(first + ((value - 1) % 26)).repeat(Math.ceil(value / 26));
}

const ROMAN: [number, string][] = [
  [1000, 'M'], [900, 'CM'], [500, 'D'], [400, 'CD'], [100, 'C'], [90, 'XC'], [50, 'L'], [40, 'XL'], [10, 'X'], [9, 'IX'], [5, 'V'], [4, 'IV'], [1, 'I'],
]; // prettier-ignore

function roman(value: number): string {
  if (value > 3999) return String(value);
  let rest = value;
  let text = '';
  for (const [size, digits] of ROMAN) {
    while (rest >= size) {
      text += digits;
      rest -= size;
    }
  }
  return text;
}
