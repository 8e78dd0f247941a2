import { Fragment, type Node } from 'prosemirror-model';
import { TextSelection, type EditorState, type Transaction } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import type { DraftBlock } from '../../../graph-schema/draft.ts';
import { request } from '../../api.ts';
import { asRows, namesColumns, nodesOfText } from './editor/clipboard.ts';
import { posAt } from './editor/places.ts';
import { attrsOf, newBlockId, nodeOf } from './editor/schema.ts';

/** What is pasted from word processors and web pages becomes blocks, with levels, headings and rows. */

const MOST_BLOCKS = 5000;

/** Puts nodes where the cursor is: an empty block gives way, else they follow the block. */
export function pasteNodes(state: EditorState, nodes: readonly Node[]): Transaction {
  const { $head } = state.selection;
  const index = $head.index(0);
  const isEmpty = $head.parent.content.size === 0;
  const isRow = attrsOf($head.parent).form === 'row';
  const pasted = isRow ? asRows(nodes) : nodes;
  const from = posAt(state.doc, isEmpty ? index : index + 1);
  const to = isEmpty ? from + $head.parent.nodeSize : from;
  const tr = state.tr.replaceWith(from, to, Fragment.from(pasted));
  const size = pasted.reduce((sum, node) => sum + node.nodeSize, 0);
  return tr.setSelection(TextSelection.create(tr.doc, from + size - 1)).scrollIntoView();
}

/** True for clipboard HTML that this editor itself has written. */
function isOwn(html: string): boolean {
  return html.includes('data-pm-slice');
}

/** A block above the rows of a table without the heads of its columns, which are not its words; none where it is all heads. */
export function withoutColumns(block: DraftBlock, next: DraftBlock | undefined): DraftBlock[] {
  if (block.form === 'row' || next?.form !== 'row') return [block];
  const lines = block.text.split('\n');
  while (lines.length > 0 && namesColumns(lines.at(-1) ?? '')) lines.pop();
  return lines.length > 0 || block.title !== '' ? [{ ...block, text: lines.join('\n') }] : [];
}

/**
 * A clause whose text has several paragraphs as blocks of their own, so that each begins with its indent: what follows
 * a heading of the first level, and every paragraph behind the first. Rows keep their lines: they are cells.
 */
export function paragraphsApart(block: DraftBlock): DraftBlock[] {
  if (block.form === 'row') return [block];
  const lines = block.text.split('\n').filter((line) => line.trim() !== '');
  const own = block.level === 1 && block.title !== '' ? [] : lines.slice(0, 1);
  const others = lines.slice(own.length);
  if (others.length === 0) return [block];
  const paragraph = (text: string): DraftBlock => ({
    id: newBlockId(),
    form: 'paragraph',
    level: 0,
    title: '',
    text,
    items: [],
    sources: [],
    agencies: [],
  });
  return [{ ...block, text: own.join('\n') }, ...others.map((line) => paragraph(line.trim()))];
}

/** Says that the title of what was pasted is not among the blocks, where it was pasted with them. */
function titleNote(title: string, text: string): string[] {
  const bare = (words: string): string => words.replace(/\s/gu, '');
  return title !== '' && bare(text).includes(bare(title)) ? [`标题“${title}”没有带入正文`] : [];
}

const LOOSE = /[\s\p{P}\p{S}\d]/gu;

/** True where blocks have nearly all the words of a text: a reader that leaves some out must not be trusted with it. */
function isWhole(blocks: readonly DraftBlock[], text: string): boolean {
  const words = blocks.map((block) => block.title + block.text + block.agencies.join('')).join('');
  return words.replace(LOOSE, '').length >= text.replace(LOOSE, '').length * 0.9;
}

/**
 * What the server's reader makes of the clipboard's HTML. Plain text has its numbers printed and is read here, as is
 * everything where the server is away or leaves words out.
 */
async function readBlocks(html: string, text: string): Promise<{ nodes: Node[]; messages: readonly string[] }> {
  const answer = html ? await request('blocks', {}, { body: { html } }).catch(() => null) : null;
  if (!answer || answer.blocks.length === 0 || !isWhole(answer.blocks, text)) {
    return { nodes: nodesOfText(text), messages: [] };
  }
  return {
    nodes: answer.blocks
      .flatMap((block, index, all) => withoutColumns(block, all[index + 1]))
      .flatMap(paragraphsApart)
      .map(nodeOf),
    messages: [...titleNote(answer.title, text), ...answer.messages],
  };
}

/** Takes what is pasted where it has structure; gives false where it is words for the line with the cursor. */
export function takePaste(view: EditorView, event: ClipboardEvent, tell: (message: string) => void): boolean {
  const html = event.clipboardData?.getData('text/html') ?? '';
  const text = (event.clipboardData?.getData('text/plain') ?? '').replace(/\r\n?/gu, '\n');
  if (isOwn(html)) return false;
  const isTable = /<table[\s>]/iu.test(html); // "<table border=1>"; not "<tablet>"
  if (!text.trim().includes('\n') && !isTable) {
    if (text !== '') view.dispatch(view.state.tr.insertText(text.trim()).scrollIntoView());
    return true;
  }
  void readBlocks(html, text).then(({ nodes, messages }) => {
    if (view.isDestroyed) return;
    const room = MOST_BLOCKS - view.state.doc.childCount;
    if (nodes.length > room) {
      tell(`没有贴入：一份草稿最多${MOST_BLOCKS}条，贴入的有${nodes.length}条。可分成几份草稿`);
      return;
    }
    if (nodes.length === 0) return;
    view.dispatch(pasteNodes(view.state, nodes));
    tell([`已贴入${nodes.length}条`, ...messages].join('。'));
  });
  return true;
}
