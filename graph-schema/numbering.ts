import { numberToChinese } from './numerals.ts';
import type { DraftBlock } from './draft.ts';

/** A block with its printed number and its place in the document. */
export interface NumberedBlock {
  block: DraftBlock;
  /** "一、", "（二）", "3．", "（4）", row number; "" for paragraphs. */
  label: string;
  /** Locator as the reader would give it: "三/（二）/6", "附件/7"; "" for paragraphs. */
  locator: string;
}

/** Number styles of the levels, outermost first: GB/T 9704-2012, 7.3.3. */
const STYLES: ((n: number) => { label: string; step: string })[] = [
  (n) => ({ label: `${numberToChinese(n)}、`, step: numberToChinese(n) }),
  (n) => ({ label: `（${numberToChinese(n)}）`, step: `（${numberToChinese(n)}）` }),
  (n) => ({ label: `${n}．`, step: String(n) }),
  (n) => ({ label: `（${n}）`, step: `（${n}）` }),
];

/**
 * Numbers blocks by their order and level; a level starts anew under each block of a higher level, and a level that is
 * skipped (a （一） under no 一、) is numbered as if its parent were there. Rows count on their own.
 */
export function numberBlocks(blocks: readonly DraftBlock[]): NumberedBlock[] {
  const counters = STYLES.map(() => 0);
  const steps: string[] = [];
  let rows = 0;
  return blocks.map((block) => {
    if (block.form === 'row') {
      rows++;
      return { block, label: String(rows), locator: `附件/${rows}` };
    }
    const style = block.level === 0 ? undefined : STYLES[block.level - 1];
    if (block.form === 'paragraph' || !style) return { block, label: '', locator: '' };
    const depth = block.level - 1;
    counters[depth] = (counters[depth] ?? 0) + 1;
    counters.fill(0, depth + 1);
    const { label, step } = style(counters[depth]);
    steps.length = Math.min(steps.length, depth);
    steps.push(step);
    return { block, label, locator: steps.join('/') };
  });
}
