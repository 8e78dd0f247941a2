import { squash } from '../patterns.ts';
import type { CleanLine } from '../types.ts';
import { readLabels } from './labels.ts';

/** A header is looked for in this many lines at most. */
const REACH = 40;

// matches "各区县人民政府，市政府各部门：", "国务院："; not "现提出如下意见："
const ADDRESSEES =
  /(?:政府|部门|单位|机构|[厅局委办院校会处所站行社部署区县市省州旗乡镇）等]|企业|公司|国务院|办公室|中心|街道)[:：]$/u;
// matches "1. 某市关于印发…的通知（2023年2月9日）", a compiler's heading; not "1．加强领导"
const COMPILED = /^\d{1,3}[．.]\s?.*[（(]\d{4}年\d{1,2}月(?:\d{1,2}日?)?[）)]?/u;

/**
 * First line behind the header that begins at `from`: behind the addressees where there are any, else before the first
 * line that is a clause or a sentence. Contents before the text belong to the header.
 */
export function headerEnd(lines: readonly CleanLine[], from: number, to: number): number {
  const limit = Math.min(to, from + REACH);
  let title = from;
  while (title < limit && isHeaderLine(lines, title, from)) title++;
  const addressed = addresseesEnd(lines, title, limit);
  return contentsEnd(lines, from, addressed, to);
}

function isHeaderLine(lines: readonly CleanLine[], i: number, from: number): boolean {
  const line = lines[i];
  if (!line || line.cell) return false;
  if (COMPILED.test(line.text)) return true;
  // a compiler's heading goes on in the next lines, up to the date in brackets
  if (
    i === from &&
    /^\d{1,3}[．.]/u.test(line.text) &&
    lines.slice(i, i + 4).some(({ text }) => /[）)]$/u.test(text))
  ) {
    return COMPILED.test(
      squash(
        lines
          .slice(i, i + 4)
          .map(({ text }) => text)
          .join(''),
      ),
    );
  }
  return i - from < REACH && isTitleLine(line);
}

/** A line of a title, number or issuer mark: short, no sentence, no label, no cell. */
export function isTitleLine(line: CleanLine | undefined): boolean {
  if (!line || line.cell || line.narrow || line.text.length > 80) return false;
  if (/[。；：！？:;]["”’]?$|^[：，。]/u.test(line.text)) return false;
  const family = readLabels(line.text)[0]?.family;
  return family === undefined || family === 'dash';
}

function addresseesEnd(lines: readonly CleanLine[], from: number, limit: number): number {
  for (let i = from; i < Math.min(limit, from + 3); i++) {
    const text = lines[i]?.text ?? '';
    if (text.length > 600 || /。/u.test(text)) break;
    if (ADDRESSEES.test(text) && !/如下|现将|为了|下列|以下/u.test(text)) return i + 1;
    if (readLabels(text).length) break;
  }
  return from;
}

/** Behind a table of contents: where its first entry is printed again. */
function contentsEnd(lines: readonly CleanLine[], from: number, end: number, to: number): number {
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
