import type { Node, Slice } from 'prosemirror-model';
import { numberBlocks } from '../../../../graph-schema/numbering.ts';
import { blockNode, blockOf, type BlockAttrs } from './schema.ts';

/** Text that is pasted and copied, without a server. */

/** Printed numbers of the four levels. Each matches its first example and not the second. */
const PRINTED: RegExp[] = [
  /^[一二三四五六七八九十百]{1,4}、\s*/u, // "一、总体要求"; not "一是"
  /^[（(][一二三四五六七八九十百]{1,4}[）)][、．.]?\s*/u, // "（一）健全机制"; not "（2025年）"
  /^\d{1,3}[．.、]\s*(?=\D)/u, // "1．完善"; not "3.5亿元"
  /^[（(]\d{1,3}[）)]\s*/u, // "（1）建设"; not "（2021〕35号"
];

/** A short first sentence of a clause is its heading: "健全机制。推动…"; not a line that is one sentence. */
const HEADING = /^[^。；，：\n]{2,30}。(?=.)/u;

/** Numbers of rows and nothing else: "12", "12."; not "12所". */
const ROW_NUMBER = /^\d{1,4}[.．、]?$/u;

/** "市教委、市财政局": names of bodies; not a sentence. */
const BODIES = /^[^。；：]{2,40}?[委局办部厅院校府司会](?:[、，；\s][^。；：]{2,20})*$/u;

/** Names of columns: "责任单位", "完成时限"; not "区教委". */
const COLUMN =
  /^(?:序号|编号|(?:主要|重点|工作)?(?:任务|内容|措施|事项|目标)|.{0,4}单位|.{0,4}部门|.{0,2}时[限间]|备注)$/u;

/** True for a line that only names columns of a table. */
export function namesColumns(line: string): boolean {
  return line.split('\t').every((cell) => COLUMN.test(cell.replace(/\s/gu, '')));
}

function rowNode(line: string): Node | null {
  const cells = line.split('\t').map((cell) => cell.trim());
  if (namesColumns(line)) return null;
  const filled = cells.filter((cell) => cell !== '' && !ROW_NUMBER.test(cell));
  const [longest] = [...filled].sort((a, b) => b.length - a.length);
  if (!longest) return null;
  const bodies = filled.find((cell) => cell !== longest && BODIES.test(cell));
  const rest = filled.filter((cell) => cell !== longest && cell !== bodies);
  return blockNode([longest, ...rest].join('\n'), {
    form: 'row',
    agencies: bodies?.split(/[、，；\s]+/u).filter(Boolean) ?? [],
  });
}

/** A line without its printed number, with the level that the number stands for; 0 where it has none. */
export function withoutNumber(line: string): { bare: string; level: number } {
  const level = PRINTED.findIndex((printed) => printed.test(line)) + 1;
  const printed = PRINTED[level - 1];
  return { bare: printed ? line.replace(printed, '') : line, level };
}

/** True where a line begins with a heading that runs into its text. */
export function beginsWithHeading(line: string): boolean {
  return HEADING.test(line);
}

function lineNode(line: string): Node {
  const { bare, level } = withoutNumber(line);
  if (level === 0) return blockNode(line, {});
  return blockNode(bare, { form: 'clause', level, headed: level === 1 || beginsWithHeading(bare) });
}

/**
 * Lines of plain text as blocks: printed numbers become levels, lines of cells (tabs between them) rows. What a word
 * processor puts on the clipboard as text has its automatic numbers printed.
 */
export function nodesOfText(text: string): Node[] {
  const lines = text.replace(/\r\n?/gu, '\n').split('\n');
  return lines.flatMap((raw) => {
    // "一、\t总体要求" is a number and its tab; "1\t健全机制\t市教委" are cells
    const line = raw.trim().replace(/^(\S{1,6}[、．.）)])\t\s*/u, '$1');
    if (line === '') return [];
    const isRow = /\S\t+\S/u.test(line); // "任务\t单位"; not "\t任务"
    return isRow ? (rowNode(line) ?? []) : lineNode(line);
  });
}

function nodesIn({ content }: Slice): Node[] {
  const nodes: Node[] = [];
  content.forEach((node) => void (node.type.name === 'block' && nodes.push(node)));
  return nodes;
}

/** Blocks as plain text with their printed numbers, for other programs. */
export function textOfSlice(slice: Slice): string {
  const blocks = nodesIn(slice).map(blockOf);
  if (blocks.length <= 1) return slice.content.textBetween(0, slice.content.size, '\n');
  const lines = numberBlocks(blocks).map(({ label, block }) => {
    const heading = block.title && block.text ? `${block.title}${block.level === 1 ? '\n' : '。'}` : block.title;
    return `${label}${heading}${block.text}`;
  });
  return lines.join('\n');
}

/** Attributes for blocks that are set among rows: pasted lines become rows there. */
export function asRows(nodes: readonly Node[]): Node[] {
  return nodes.map((node) => {
    const { agencies } = node.attrs as BlockAttrs;
    return blockNode(node.textContent, { form: 'row', agencies });
  });
}
