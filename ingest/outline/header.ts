import { squash } from '../patterns.ts';
import type { CleanLine } from '../types.ts';
import { readLabels } from './labels.ts';

/** A header is looked for in this many lines at most. */
const REACH = 40;

// matches "1.某市关于印发…的通知（2023年2月9日）", a compiler's heading; not "1．加强领导"
const COMPILED = /^\d{1,3}[．.﹒][^。；]{6,200}[（(]\d{4}年\d{1,2}月\d{1,2}日[）)]/u;
// matches "渝府发〔2021〕35号", "国市监办发〔2023〕36 号"; not "根据渝府发〔2021〕35号文件"
const NUMBER_LINE =
  /^[\u4e00-\u9fffA-Z\s（）()]{1,20}\s?[〔﹝[【（(]\s?\d{4}\s?[〕﹞\]】）)]\s?(?:第\s?)?\d{1,5}\s?号$/u;

/**
 * First line behind the header that begins at `from`: behind the document number and the addressees where there are
 * any, else before the first line that is a clause or a sentence. Contents before the text belong to the header.
 */
export function headerEnd(lines: readonly CleanLine[], from: number, to: number): number {
  const limit = Math.min(to, from + REACH);
  let title = Math.max(
    isAnnexMark(lines[from]) ? from + 1 : from,
    compiledEnd(lines, from, limit),
    numberEnd(lines, from, limit),
  );
  while (title < limit && (isTitleLine(lines[title]) || (title > from && isHistory(lines[title])))) title++;
  const addressed = addresseesEnd(lines, title, limit);
  return contentsEnd(lines, from, addressed, to);
}

/** "附件：" on the first line of a file that is an annex by itself. */
function isAnnexMark(line: CleanLine | undefined): boolean {
  return /^附\s?件\s?\d{0,2}\s?[:：]$/u.test(line?.text ?? ''); // "附件：", "附件1："; not "附件：清单"
}

/** Behind the first line that is a document number and stands before any clause; `from` where there is none. */
function numberEnd(lines: readonly CleanLine[], from: number, limit: number): number {
  for (let i = from; i < Math.min(limit, from + 25); i++) {
    const line = lines[i];
    if (!line || line.cell || isMajorLabel(line.text)) break;
    if (NUMBER_LINE.test(line.text)) return i + 1;
  }
  return from;
}

/** Behind a compiler's heading "3. 某市关于…的通知（2023年5月19日）", which may take several lines. */
function compiledEnd(lines: readonly CleanLine[], from: number, limit: number): number {
  for (let i = from; i < Math.min(limit, from + 12); i++) {
    const text = lines[i]?.text ?? '';
    if (isMajorLabel(text)) break;
    if (!/^\d{1,3}[．.﹒]/u.test(text)) continue;
    let heading = '';
    for (let j = i; j < Math.min(limit, i + 6); j++) {
      heading += squash(lines[j]?.text ?? '');
      if (COMPILED.test(heading)) return j + 1;
      if (/[。；]/u.test(heading)) break;
    }
  }
  return from;
}

function isMajorLabel(text: string): boolean {
  return ['cn', 'pcn', 'chapter', 'article'].includes(readLabels(text)[0]?.family ?? '');
}

/** "（1994年1月28日国务院令第142号发布　根据…修订）" below the title of a statute; a list of such may take several lines. */
function isHistory(line: CleanLine | undefined): boolean {
  return /^[（(]?\d{4}年\d{1,2}月\d{1,2}日[^。]*(?:通过|公布|发布|修订|修正|批准|施行)[）)]?$/u.test(line?.text ?? '');
}

/** A line of a title, number or issuer mark: short, no sentence, no label, no cell. */
export function isTitleLine(line: CleanLine | undefined): boolean {
  if (!line || line.cell || line.narrow || line.text.length > 60) return false;
  if (line.text.length > 30 && line.text.includes('，')) return false;
  if (/[。；：！？:;]["”’]?$|^[：，。]/u.test(line.text)) return false;
  const family = readLabels(line.text)[0]?.family;
  return family === undefined || family === 'dash';
}

function addresseesEnd(lines: readonly CleanLine[], from: number, limit: number): number {
  for (let i = from; i < Math.min(limit, from + 3); i++) {
    const text = lines[i]?.text ?? '';
    if (text.length > 1000 || /[。；]/u.test(text) || readLabels(text).length) break;
    // matches "各区县人民政府，市政府各部门："; not "现提出如下意见："
    if (/[:：]$/u.test(text) && !/如下|现将|为了|下列|以下/u.test(text)) return i + 1;
  }
  return from;
}

/**
 * Behind a table of contents: where its first entry is printed again. Contents without a heading 目录 are headings one
 * below the other, with no sentence between them.
 */
function contentsEnd(lines: readonly CleanLine[], from: number, end: number, to: number): number {
  const opening = entry(lines[end]?.text ?? '');
  const bare = isMajorLabel(lines[end]?.text ?? '');
  for (let j = end + 1; bare && j < Math.min(to, end + 300); j++) {
    const text = lines[j]?.text ?? '';
    if (j > end + 2 && entry(text) === opening) return j;
    if (text.length > 60 || /[。；：]$/u.test(text) || lines[j]?.cell) break;
  }
  for (let i = from; i < Math.min(to, end + 3); i++) {
    // matches "目录", "目　录"; not "目录清单"
    if (!/^目\s*[录次]$/u.test(lines[i]?.text ?? '')) continue;
    const first = entry(lines[i + 1]?.text ?? '');
    for (let j = i + 2; j < Math.min(to, i + 300); j++) {
      if (first !== '' && entry(lines[j]?.text ?? '') === first) return j;
    }
  }
  return end;
}

/** A heading without dots and page number. */
function entry(text: string): string {
  return squash(text).replace(/[.…·．—-]*\d*$/u, '');
}
