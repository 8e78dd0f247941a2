import { locatorInWords } from '../../graph-schema/cite.ts';
import type { ChecklistItem, DraftContent } from '../../graph-schema/draft.ts';
import { numberBlocks } from '../../graph-schema/numbering.ts';

/** One line of the draft's correlation table (落实对照表). */
export interface CorrelationLine {
  /** "渝府发〔2021〕35号附件2第21项" */
  place: string;
  text: string;
  /** Clauses of the draft that carry it out, one a line: "二（三）优化布局". */
  own: string[];
  /** 落实, 合并, 不列入, 未落实, with the reason where there is one. */
  state: string;
}

const STATES: Record<ChecklistItem['state'], string> = {
  done: '落实',
  merged: '合并',
  'left-out': '不列入',
  open: '未落实',
};
/** Words of a block that are enough to know it by. */
const KNOWN_BY = 24;

/** Each parent item with what the draft makes of it; items that no body of the draft's level is named for only if done. */
export function correlationLines(
  items: readonly ChecklistItem[],
  { blocks }: Pick<DraftContent, 'blocks'>,
): CorrelationLine[] {
  const names = new Map(
    numberBlocks(blocks).map(({ block, label, locator }) => {
      const words = block.title || block.text.slice(0, KNOWN_BY) + (block.text.length > KNOWN_BY ? '……' : '');
      return [block.id, `${locator ? locatorInWords(locator) : label}${locator ? ' ' : ''}${words}`];
    }),
  );
  return items
    .filter(({ addressed, state }) => addressed || state !== 'open')
    .map(({ document, locator, text, blocks: own, state, reason }) => ({
      place: document + locatorInWords(locator),
      text: text.trim(),
      own: own.flatMap((id) => names.get(id) ?? []),
      state: STATES[state] + (reason ? `：${reason}` : ''),
    }));
}

/** Column headings with their share of the width. */
export const CORRELATION_COLUMNS = [
  { name: '序号', width: 6 },
  { name: '上位文件条款', width: 16 },
  { name: '上位文件内容', width: 36 },
  { name: '本文件条款', width: 28 },
  { name: '落实情况', width: 14 },
];

/** Title of the table for a draft. */
export function correlationTitle({ title }: Pick<DraftContent, 'title'>): string {
  return `${title}落实对照表`;
}

/** The lines as cells, numbered, in the order of the columns. */
export function correlationCells(lines: readonly CorrelationLine[]): string[][] {
  return lines.map(({ place, text, own, state }, i) => [String(i + 1), place, text, own.join('\n') || '——', state]);
}
