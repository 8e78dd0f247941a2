import { z } from 'zod';
import { locatorLabels } from './id-parts.ts';
import { chineseToNumber } from './numerals.ts';

/**
 * A clause's address inside its document: printed numbering labels from the outside in, joined by "/".
 * Brackets are full width. Labels are never empty and hold no "/" and no white space.
 * @example "二/（一）", "附件2/28", "专栏2/1", "一/（三）/—2", "第三章/第十二条"
 */
export const locatorSchema = z.string().regex(/^[^/\s]+(?:\/[^/\s]+)*$/u, '条款号格式不对');
export type Locator = z.infer<typeof locatorSchema>;

export { locatorLabels } from './id-parts.ts';

/** The locator one level up, or null for a top-level clause: "二/（一）" → "二". */
export function parentLocator(locator: Locator): Locator | null {
  const cut = locator.lastIndexOf('/');
  return cut < 0 ? null : locator.slice(0, cut);
}

/** True where `inner` is `outer` or lies below it: ("附件2/28", "附件2") → true, ("附件21", "附件2") → false. */
export function isWithin(inner: Locator, outer: Locator): boolean {
  return inner === outer || inner.startsWith(`${outer}/`);
}

const SLUG_RULES: [RegExp, (match: RegExpExecArray) => string][] = [
  // "引言"; not "引言部分"
  [/^引言$/u, () => '0'],
  // "通知"; not "通知公告"
  [/^通知$/u, () => 'n'],
  // "附件", "附件2"; not "附件说明"
  [/^附件(\d*)$/u, (m) => `f${m[1] ?? ''}`],
  // "专栏", "专栏2"; not "专栏内容"
  [/^专栏(\d*)$/u, (m) => `z${m[1] ?? ''}`],
  // "—2"; not "——"
  [/^—(\d+)$/u, (m) => `d${m[1] ?? ''}`],
  // "28"; not "28个"
  [/^(\d+)$/u, (m) => m[1] ?? ''],
  // "（十二）", "十二"; not "（甲）"
  [/^（?([零〇一二三四五六七八九十百]+)）?$/u, (m) => String(chineseToNumber(m[1] ?? '') ?? '')],
  // "（3）"; not "（3"
  [/^（(\d+)）$/u, (m) => m[1] ?? ''],
  // "第十二条", "第3章"; not "第二课堂"
  [
    /^第([零〇一二三四五六七八九十百千]+|\d+)([编章节条款项]|部分)$/u,
    (m) => `${PART_LETTER[m[2] ?? ''] ?? 'p'}${chineseToNumber(m[1] ?? '') ?? m[1] ?? ''}`,
  ],
];

const PART_LETTER: Record<string, string> = { 编: 'b', 部分: 'p', 章: 'c', 节: 's', 条: 'a', 款: 'k', 项: 'i' };

/**
 * ASCII form of one label. Labels without a number (unnumbered headings) become "h" and a hash of their text,
 * so that the slug stays the same when neighbours change.
 */
export function labelSlug(label: string): string {
  for (const [pattern, slug] of SLUG_RULES) {
    const match = pattern.exec(label);
    if (match) return slug(match);
  }
  return `h${hash36(label)}`;
}

/**
 * ASCII form of a locator: "三/（二）/6" → "3.2.6", "附件2/28" → "f2.28", "一/（三）/—2" → "1.3.d2".
 * Two locators of one document may give the same slug ("一/1" and "一/（一）"); use `clauseSlugs` for a document.
 */
export function clauseSlug(locator: Locator): string {
  return locatorLabels(locator).map(labelSlug).join('.');
}

/** Slugs of all clauses of one document, in order and unique: a later clash gets "~2", "~3" … behind it. */
export function clauseSlugs(locators: readonly Locator[]): string[] {
  const seen = new Map<string, number>();
  // the labels of a heading come again in every locator below it
  const known = new Map<string, string>();
  const slugOf = (label: string): string => {
    let slug = known.get(label);
    if (slug === undefined) known.set(label, (slug = labelSlug(label)));
    return slug;
  };
  return locators.map((locator) => {
    const slug = locatorLabels(locator).map(slugOf).join('.');
    const count = (seen.get(slug) ?? 0) + 1;
    seen.set(slug, count);
    return count === 1 ? slug : `${slug}~${count}`;
  });
}

/** 32-bit FNV-1a of the UTF-16 code units from `start` to `end`: for choosing and naming, not for secrets. */
export function hash32(text: string, start = 0, end = text.length): number {
  let hash = 0x811c9dc5;
  for (let i = start; i < end; i++) {
    hash ^= text.charCodeAt(i);
    hash = Math.imul(hash, 0x01000193);
  }
  return hash >>> 0;
}

/** The same in base 36: short and stable. */
export function hash36(text: string): string {
  return hash32(text).toString(36);
}
