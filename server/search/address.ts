import { chineseToNumber } from '../../graph-schema/numerals.ts';

/** Separators between labels of a loosely written address, in normalised text. */
const BETWEEN = /^[/、.,·:\s的之]+/u; // "/", "、", "的"; not "第"

interface Rule {
  pattern: RegExp;
  /** Slugs that the label may have in a clause id. */
  slugs: (value: string, unit: string) => string[];
}

const number = (value: string) =>
  /^\d+$/u.test(value) ? String(Number(value)) : String(chineseToNumber(value) ?? value);
const ARTICLE_LETTERS: Record<string, string> = { 编: 'b', 部分: 'p', 章: 'c', 节: 's', 条: 'a', 款: 'k', 项: 'i' };

const RULES: Rule[] = [
  // "附件2", "附件二", "附件"; not "附则"
  { pattern: /^附件(\d+|[一二三四五六七八九十]+)?/u, slugs: (value) => [value ? `f${number(value)}` : 'f'] },
  // "专栏2"; not "专业"
  { pattern: /^专栏(\d+|[一二三四五六七八九十]+)?/u, slugs: (value) => [value ? `z${number(value)}` : 'z'] },
  // "引言", "序言"; not "引用"
  { pattern: /^(?:引言|序言)/u, slugs: () => ['0'] },
  // "通知"; not "通告"
  { pattern: /^通知/u, slugs: () => ['n'] },
  // "第21项", "第十二条", "第三部分"; not "第二课堂"
  {
    pattern: /^第(\d+|[零〇一二三四五六七八九十百]+)(部分|[编章节条款项点行])/u,
    slugs: (value, unit) => {
      const lettered = ARTICLE_LETTERS[unit];
      return lettered === undefined ? [number(value)] : [`${lettered}${number(value)}`, number(value)];
    },
  },
  // "(二)", "(3)"; not "(二"
  { pattern: /^\((\d+|[零〇一二三四五六七八九十百]+)\)/u, slugs: (value) => [number(value)] },
  // "-2", the second dash item; not "--"
  { pattern: /^-(\d+)/u, slugs: (value) => [`d${value}`] },
  // "21", "21项", "三"; not "百"
  { pattern: /^(\d+|[一二三四五六七八九十]+)[项条款点行号]?/u, slugs: (value) => [number(value)] },
];

/**
 * Clause slugs that a loosely written address may mean, likeliest first; [] where the text is no address.
 * Takes normalised text.
 * @example addressSlugs('附件2/21') → ["f2.21"], addressSlugs('附件2第21项') → ["f2.i21", "f2.21"], addressSlugs('三(二)') → ["3.2"]
 */
export function addressSlugs(text: string): string[] {
  let slugs = [''];
  for (let rest = text.replace(BETWEEN, ''); rest !== ''; rest = rest.replace(BETWEEN, '')) {
    const label = firstLabel(rest);
    if (label === null || slugs.length > 16) return [];
    slugs = slugs.flatMap((slug) => label.slugs.map((next) => (slug ? `${slug}.${next}` : next)));
    rest = rest.slice(label.length);
  }
  return slugs.filter(Boolean);
}

function firstLabel(text: string): { length: number; slugs: string[] } | null {
  for (const { pattern, slugs } of RULES) {
    const match = pattern.exec(text);
    if (match) return { length: match[0].length, slugs: slugs(match[1] ?? '', match[2] ?? '') };
  }
  return null;
}
