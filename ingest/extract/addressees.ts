import { parseNumberLine } from './document-number.ts';
import type { FrontLine } from './front-lines.ts';

// The end of what a line may begin with: "各区县人民政府，有关单位："
const COLON = /[:：]/u;
// what sentences in front of a colon hold and lists of addressees do not
const SENTENCE =
  /[。；《》]|如下|以下|现就|现将|通知|意见|附件|电话|联系电话|邮箱|成文日期|文号|制定|为了|根据|责任单位|特此/u;
// how addressees begin: "各省", "市直", "省级", "机关各处室", "局属", "有关单位"; or contain
const RECEIVERS = /各|有关|直属|所属|机关|单位|部门|人民政府|委员会|[局委厅办处]$/u;

/** 主送机关 with the index of the line that they stand on. */
export interface Addressees {
  names: string[];
  at: number;
}

/**
 * Addressees: the first line behind the title that ends in a colon and names bodies, with the lines it was broken
 * over; split at commas, as printed.
 */
export function findAddressees(lines: readonly FrontLine[], from: number, to: number): Addressees | null {
  for (let i = from; i < to; i++) {
    const tight = lines[i]?.tight ?? '';
    const colon = tight.search(COLON);
    if (colon < 2 && !(colon > 0 && i > from)) continue;
    const last = tight.slice(0, colon);
    const text = linesAbove(lines, from, i) + last;
    if (text.length <= LONGEST && !SENTENCE.test(last) && RECEIVERS.test(text))
      return { names: splitReceivers(text), at: i };
  }
  return null;
}

/** Lists of addressees in ministries' circulars run over ten lines. */
const LONGEST = 800;

/** The lines that a list of addressees was broken over: up to the number, date or title above it. */
function linesAbove(lines: readonly FrontLine[], from: number, at: number): string {
  let text = '';
  for (let i = at - 1; i >= from; i--) {
    const tight = lines[i]?.tight ?? '';
    if (tight === '' || SENTENCE.test(tight) || HEADER.test(tight) || parseNumberLine(tight)) break;
    text = tight + text;
  }
  return RECEIVERS.test(text) ? text : '';
}

// lines of a header that are no addressees: "…的通知（2023年5月11日）", "某市人民政府文件", "年5月12日）", "14."
const HEADER = /(?:文件|意见|决定|办法|方案|条例|措施|号)$|[日）)]$|^[\d.、]+$/u;

function splitReceivers(text: string): string[] {
  return text
    .split(/[，,；](?![^（]*）)/u)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
