import type { SourceLine } from '../types.ts';
import { descendants, textOf, type HtmlElement } from './html-tree.ts';

/** Labels of the metadata tables of government sites, white space removed. */
const LABELS = (
  '索引号 信息索引号 主题分类 信息分类 体裁分类 组配分类 服务对象 发文机关 发文单位 发布机构 发布单位 发布机关 制发机关 制定机关 公开机构 成文日期 生成日期 ' +
  '发文日期 印发日期 公布日期 发布日期 发布时间 发文时间 公开日期 标题 名称 信息名称 文件名称 公文名称 文件标题 发文字号 文号 公文文号 公文字号 文件编号 ' +
  '主题词 关键词 有效性 时效性 是否有效 效力状态 公文时效 公文种类 施行日期 实施日期 生效日期 废止日期 失效日期 公文状态 来源 信息来源'
).split(' ');
const LABEL_SET = new Set(LABELS);
const LONGEST_FIRST = LABELS.toSorted((a, b) => b.length - a.length);
// "发文机关：某局 成文日期：…": every label with a colon
const INLINE = new RegExp(
  `(${LONGEST_FIRST.map((label) => Array.from(label).join('[ \\u3000]*')).join('|')})[ \\u3000]*[:：]`,
  'gu',
);

/**
 * Reads label and value pairs (索引号：…, 发文机关：…) from lines: two cells or blocks side by side, or one line
 * with colons. The first value of a label counts.
 */
export function readFields(lines: readonly Pick<SourceLine, 'text'>[], fields: Record<string, string>): void {
  lines.forEach(({ text }, i) => {
    const bare = fieldLabel(text);
    if (bare) {
      const next = lines[i + 1]?.text ?? '';
      if (!fieldLabel(next) && next.length < 200) setField(fields, bare, next);
    } else if (text.length < 500) readInline(text, fields);
  });
}

/** The label that a line is, or null: "索 引 号：" → "索引号". */
export function fieldLabel(text: string): string | null {
  const bare = text.replace(/[\s:：[\]【】]+/gu, '');
  return LABEL_SET.has(bare) ? bare : null;
}

/** True for a line that begins with a field: "索引号：000/2024". */
export function startsWithField(text: string): boolean {
  const colon = text.search(/[:：]/u);
  return colon > 0 && colon < 12 && fieldLabel(text.slice(0, colon)) !== null;
}

function readInline(text: string, fields: Record<string, string>): void {
  const found = Array.from(text.matchAll(INLINE));
  found.forEach((match, i) => {
    const value = text.slice(match.index + match[0].length, found[i + 1]?.index);
    setField(fields, match[1]?.replace(/\s+/gu, '') ?? '', value);
  });
}

function setField(fields: Record<string, string>, label: string, value: string): void {
  const trimmed = value.trim();
  if (label && trimmed && !(label in fields)) fields[label] = trimmed;
}

const META_NAMES: Record<string, string> = {
  articletitle: '标题',
  pubdate: '发布日期',
  contentsource: '来源',
  keywords: '关键词',
};

/** Fields that a page states in its head: meta elements of publishing systems and the title. */
export function readHead(root: HtmlElement, fields: Record<string, string>): void {
  for (const element of descendants(root)) {
    if (element.name === 'meta') {
      const label = META_NAMES[(element.attribs.name ?? '').toLowerCase()];
      if (label) setField(fields, label, element.attribs.content ?? '');
    } else if (element.name === 'title') setField(fields, '网页标题', textOf(element));
  }
}
