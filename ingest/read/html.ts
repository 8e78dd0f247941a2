import type { SourceLine, SourceText } from '../types.ts';
import { SourceBuilder } from './builder.ts';
import { decodeText } from './encoding.ts';
import { HtmlBlockWriter } from './html-blocks.ts';
import { fieldLabel, readFields, readHead, startsWithField } from './html-fields.ts';
import { findMain, findMenus, isSurrounding } from './html-main.ts';
import { isLayoutTable } from './html-table.ts';
import { descendants, parseHtml, textOf, type HtmlElement } from './html-tree.ts';
import { requireText } from './problems.ts';

/**
 * A web page: its main text as lines, tables as cells; navigation and scripts dropped; the metadata table of
 * government sites (索引号, 发文机关, 成文日期, 文号 …) goes to `metadata`. A page title that the text does not
 * begin with becomes the first line.
 */
export function readHtml(bytes: Uint8Array, name: string): SourceText {
  const { text, encoding, findings, badShare } = decodeText(bytes, declaredEncoding(bytes));
  requireText(name, text, badShare);
  const root = parseHtml(text, name);
  const main = findMain(root);
  const out = new SourceBuilder();
  out.diagnostics.push(...findings);
  readHead(root, out.metadata);
  const around = new SourceBuilder();
  new HtmlBlockWriter(around, (element) => element === main).write(root);
  readFields(around.lines, out.metadata);
  const lines = mainLines(root, main, out.metadata);
  const start = lines.slice(0, TITLE_LINES).map((line) => line.text);
  const title = missingTitle(root, main, start.join(''), out.metadata);
  if (title) out.add(title, { heading: 1, align: 'center', paragraph: true });
  for (const line of lines) out.copy(line);
  return out.build('html', encoding);
}

/** Lines at the start of the text in which its title must stand. */
const TITLE_LINES = 12;

/** Lines of the main element without menus, words of the interface and fields in front; fields are read on the way. */
function mainLines(root: HtmlElement, main: HtmlElement, fields: Record<string, string>): SourceLine[] {
  const menus = findMenus(root);
  const body = new SourceBuilder();
  const isNoText = (element: HtmlElement): boolean =>
    element !== main && (menus.has(element) || isNoDocumentText(element, fields));
  new HtmlBlockWriter(body, isNoText).write(main);
  const lines = body.lines.filter((line) => line.cell ?? !INTERFACE_WORDS.test(line.text.trim()));
  return lines.slice(leadingFields(lines, fields));
}

// "<meta charset=gb2312>", "<meta http-equiv=… content='text/html; charset=utf-8'>"; not "<p>charset=x"
const CHARSET = /<meta\s[^>]{0,200}?charset\s*=\s*["']?([\w-]+)/iu;

function declaredEncoding(bytes: Uint8Array): string | undefined {
  return CHARSET.exec(new TextDecoder('latin1').decode(bytes.subarray(0, 4096)))?.[1];
}

// "【字体：大 中 小】", "打印本页", "扫一扫在手机打开当前页"; not "打印服务费减免"
const INTERFACE_WORDS =
  /^(?:[[【（(]?字 ?体[:：].{0,20}|[[【]?(?:打印|关闭|收藏)(?:本页|窗口|页面)?[】\]]?|分享到.{0,10}|扫一扫.{0,20}|(?:(?:您|你)(?:现在|当前)?的?(?:所在)?|当前)位置.{0,60}|[上下]一[篇条][:：].{0,80}|(?:责任编辑|发布时间|信息来源)[:：].{0,60}|浏览次数[:：].{0,20})$/u;

/** Lines at the start of a page that its fields are looked for in. */
const FIELD_LINES = 30;

/** Number of lines up to the last of the fields (索引号：…) in front of the text, which are read on the way; 0 where there are hardly any. */
function leadingFields(lines: readonly SourceLine[], fields: Record<string, string>): number {
  const stated = lines
    .slice(0, FIELD_LINES)
    .flatMap((line, i) => (!line.cell && startsWithField(line.text) ? [i] : []));
  const last = stated.at(-1);
  if (last === undefined || stated.length < LEAST_FIELDS) return 0;
  readFields(lines.slice(0, last + 1), fields);
  return last + 1;
}

/** Fewer fields than these may be a form in the text. */
const LEAST_FIELDS = 3;

/** Inside the main element: navigation, and a metadata table, which is read on the way. */
function isNoDocumentText(element: HtmlElement, fields: Record<string, string>): boolean {
  if (element.name === 'header') return false;
  if (isSurrounding(element)) return true;
  if (element.name !== 'table' || isLayoutTable(element)) return false;
  const cells = descendants(element).filter((cell) => cell.name === 'td' || cell.name === 'th');
  const texts = cells.map((cell) => ({ text: textOf(cell) }));
  if (texts.filter(({ text }) => fieldLabel(text)).length < 3) return false;
  readFields(texts, fields);
  return true;
}

function missingTitle(root: HtmlElement, main: HtmlElement, start: string, fields: Record<string, string>): string {
  const inside = new Set(descendants(main));
  const heading = descendants(root).find(
    (element) => element.name === 'h1' && !inside.has(element) && textOf(element).length > 4,
  );
  const title = heading ? textOf(heading) : (fields.标题 ?? '');
  return bare(start).includes(bare(title)) ? '' : title;
}

function bare(text: string): string {
  return text.replace(/\s+/gu, '');
}
