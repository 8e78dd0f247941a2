import type { FrontLine } from './front-lines.ts';

// The end of what a line may begin with: "各区县人民政府，有关单位："
const COLON = /[:：]/u;
// what sentences in front of a colon hold and lists of addressees do not
const SENTENCE = /[。；《》]|如下|以下|现就|现将|通知|意见|附件|电话|联系|邮箱|日期|文号|制定|为了|根据|牵头|责任/u;
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
  for (let i = from; i < Math.min(to, from + 10); i++) {
    const tight = lines[i]?.tight ?? '';
    const colon = tight.search(COLON);
    if (colon < 2) continue;
    let text = tight.slice(0, colon);
    for (let before = i - 1; before >= from && isContinued(lines[before]?.tight ?? ''); before--) {
      text = (lines[before]?.tight ?? '') + text;
    }
    if (text.length > 500 || SENTENCE.test(text) || !RECEIVERS.test(text)) continue;
    return { names: splitReceivers(text), at: i };
  }
  return null;
}

/** A line of addressees that goes on: it ends in a comma or within a word, and holds no sentence. */
function isContinued(tight: string): boolean {
  return /[，、]/u.test(tight) && !/[:：]/u.test(tight) && !SENTENCE.test(tight) && RECEIVERS.test(tight);
}

function splitReceivers(text: string): string[] {
  return text
    .split(/[，,；](?![^（]*）)/u)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
