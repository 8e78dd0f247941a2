import { TextSelection, type Command, type EditorState } from 'prosemirror-state';
import type { DraftBlock, DraftContent } from '../../../graph-schema/draft.ts';
import { numberBlocks } from '../../../graph-schema/numbering.ts';
import { freshState } from '../../../web/views/draft/editor/editor.ts';
import { findBlock } from '../../../web/views/draft/editor/places.ts';
import { blocksOf, docOf } from '../../../web/views/draft/editor/schema.ts';

/** A block in short: its form follows from its level. */
export function block(id: string, level: number, text: string, more: Partial<DraftBlock> = {}): DraftBlock {
  const form = level === 0 ? 'paragraph' : 'clause';
  return { id, form, level, title: '', text, items: [], sources: [], agencies: [], ...more };
}

export const heading = (id: string, level: number, title: string, text = ''): DraftBlock =>
  block(id, level, text, { title });

export function content(blocks: DraftBlock[], more: Partial<DraftContent> = {}): DraftContent {
  return {
    title: '方案',
    documentType: '实施方案',
    region: { code: '500110', name: '綦江区' },
    issuer: '',
    documentNumber: null,
    date: null,
    addressees: '',
    parents: ['a-1'],
    references: [],
    continues: null,
    blocks,
    decisions: {},
    dismissed: [],
    settings: { copiedShare: 0.9 },
    ...more,
  };
}

/** The editor with these blocks, the cursor in one of them at an offset of its line. */
export function editor(blocks: DraftBlock[], cursor: string, offset = 0): EditorState {
  return at(freshState(docOf(blocks)), cursor, offset);
}

export function at(state: EditorState, cursor: string, offset = 0): EditorState {
  const found = findBlock(state.doc, cursor);
  if (!found) throw new Error(`no block ${cursor}`);
  return state.apply(state.tr.setSelection(TextSelection.create(state.doc, found.pos + 1 + offset)));
}

/** Runs commands one after the other. */
export function run(state: EditorState, ...commands: Command[]): EditorState {
  let now = state;
  for (const command of commands) command(now, (tr) => (now = now.apply(tr)));
  return now;
}

/** The text as printed, a block a line: "（一）健全机制。推动落实". */
export function printed(state: EditorState): string[] {
  return numberBlocks(blocksOf(state.doc)).map(({ label, block: one }) => {
    const stop = one.title && one.text ? '。' : '';
    return `${label}${one.title}${stop}${one.text}`;
  });
}
