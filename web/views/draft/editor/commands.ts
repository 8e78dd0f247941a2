import { Fragment, type Node } from 'prosemirror-model';
import { TextSelection, type Command, type EditorState, type Transaction } from 'prosemirror-state';
import { findBlock, posAt, shapesOf, stepDown, stepUp, unitEnd } from './places.ts';
import { attrsOf, blockNode, newBlockId, PLAIN, type BlockAttrs } from './schema.ts';
import { titleLength } from './title.ts';

/** What keys and buttons do with blocks. Each command changes the document in one step that undo takes back. */

/** Index of the block that the cursor is in. */
export function currentIndex(state: EditorState): number {
  return state.selection.$head.index(0);
}

/** Sets attributes of the block at an index. */
export function setAttrs(tr: Transaction, index: number, attrs: Partial<BlockAttrs>): Transaction {
  const node = tr.doc.child(index);
  return tr.setNodeMarkup(posAt(tr.doc, index), undefined, { ...node.attrs, ...attrs });
}

/** Moves blocks [from, to) in front of the block that stands at `target`; the cursor goes with them. */
export function moveBlocks(state: EditorState, from: number, to: number, target: number): Transaction | null {
  if (target >= from && target <= to) return null;
  const { doc, selection } = state;
  const [start, end] = [posAt(doc, from), posAt(doc, to)];
  const moved = doc.slice(start, end).content;
  const tr = state.tr.delete(start, end);
  const at = tr.mapping.map(posAt(doc, target));
  tr.insert(at, moved);
  const shift = at - start;
  const inside = selection.from > start && selection.to < end;
  if (inside) tr.setSelection(TextSelection.create(tr.doc, selection.anchor + shift, selection.head + shift));
  return tr;
}

function step(direction: -1 | 1): Command {
  return (state, dispatch) => {
    const shapes = shapesOf(state.doc);
    const index = currentIndex(state);
    const target = direction < 0 ? stepUp(shapes, index) : stepDown(shapes, index);
    const tr = target === null ? null : moveBlocks(state, index, unitEnd(shapes, index), target);
    if (!tr) return false;
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}
export const moveUp = step(-1);
export const moveDown = step(1);

/** Level that a numbered block may have at most: one deeper than the clause before it. */
function deepest(doc: Node, index: number): number {
  for (let i = index - 1; i >= 0; i--) {
    const { form, level } = attrsOf(doc.child(i));
    if (form === 'clause') return Math.min(4, level + 1);
  }
  return 1;
}

function nested(attrs: BlockAttrs, most: number): Partial<BlockAttrs> {
  if (attrs.form === 'paragraph') return { form: 'clause', level: Math.max(1, most - 1), headed: most - 1 <= 1 };
  return { level: Math.min(most, attrs.level + 1) };
}

function lifted({ level }: BlockAttrs): Partial<BlockAttrs> {
  return level <= 1 ? { form: 'paragraph', level: 0, headed: false } : { level: level - 1, ...(level === 2 ? { headed: true } : {}) }; // prettier-ignore
}

/** Changes the level of the chosen blocks and of what belongs to them. Rows have no level. */
function relevel(direction: -1 | 1): Command {
  return (state, dispatch) => {
    const { $from, $to } = state.selection;
    const shapes = shapesOf(state.doc);
    const first = $from.index(0);
    const isPlain = direction < 0 && shapes[first]?.level === 1;
    const last = isPlain ? $to.index(0) + 1 : Math.max($to.index(0) + 1, unitEnd(shapes, first));
    const tr = state.tr;
    for (let index = first; index < last; index++) {
      const attrs = attrsOf(tr.doc.child(index));
      const isFollower = index > $to.index(0) && attrs.form === 'paragraph';
      if (attrs.form === 'row' || isFollower || (direction < 0 && attrs.level === 0)) continue;
      const next = direction > 0 ? nested(attrs, deepest(tr.doc, index)) : lifted(attrs);
      if (next.level !== attrs.level) setAttrs(tr, index, next);
    }
    if (tr.docChanged) dispatch?.(tr);
    return true; // Tab never leaves the text by accident; Escape does
  };
}
export const nest = relevel(1);
export const lift = relevel(-1);

/** Begins or ends the block's line with a heading. */
export const toggleHeading: Command = (state, dispatch) => {
  const index = currentIndex(state);
  const { headed, level } = attrsOf(state.doc.child(index));
  if (level === 1) return true;
  dispatch?.(setAttrs(state.tr, index, { headed: !headed }));
  return true;
};

/** What a new block behind this one is: the same kind, behind a chapter's heading one level deeper. */
function following({ form, level }: BlockAttrs): Partial<BlockAttrs> {
  return { form, level: level === 1 ? 2 : level, headed: false, id: newBlockId() };
}

/**
 * Enter: cuts the block in two. What is cut off in the middle keeps its sources and items, since its words come from
 * there; an empty clause becomes one level higher instead.
 */
export const split: Command = (state, dispatch) => {
  const { $from } = state.selection;
  const attrs = attrsOf($from.parent);
  if ($from.parent.content.size === 0 && attrs.form === 'clause') return lift(state, dispatch);
  const tr = state.tr.deleteSelection();
  const at = tr.mapping.map($from.pos);
  const $at = tr.doc.resolve(at);
  const parent = $at.parent;
  const isStart = $at.parentOffset === 0;
  const isEnd = $at.parentOffset === parent.content.size;
  const isInHeading = $at.parentOffset < titleLength(parent.textContent, attrs.headed);
  const tail: Partial<BlockAttrs> = isEnd ? following(attrs) : { ...attrs, id: newBlockId(), headed: isInHeading && attrs.headed }; // prettier-ignore
  if (isStart && !isEnd) tr.insert(at - 1, blockNode('', { ...following(attrs), level: attrs.level }));
  else tr.split(at, 1, [{ type: parent.type, attrs: { ...PLAIN, ...tail } }]);
  dispatch?.(tr.scrollIntoView());
  return true;
};

function union<T>(first: readonly T[], second: readonly T[], key: (one: T) => string): T[] {
  const seen = new Set(first.map(key));
  return [...first, ...second.filter((one) => !seen.has(key(one)))];
}

/** Joins two neighbours; what either of them carries out and comes from is kept. */
function join(state: EditorState, index: number): Transaction {
  const [first, second] = [attrsOf(state.doc.child(index)), attrsOf(state.doc.child(index + 1))];
  const isEmpty = state.doc.child(index).content.size === 0;
  const tr = state.tr.join(posAt(state.doc, index + 1));
  return setAttrs(tr, index, {
    ...(isEmpty ? second : first),
    items: union(first.items, second.items, (item) => item),
    sources: union(first.sources, second.sources, ({ clauseId }) => clauseId),
    agencies: first.agencies.length > 0 ? first.agencies : second.agencies,
  });
}

/** Backspace at the start of a block: takes its number away, then joins it with the one above. */
export const joinUp: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  if (!empty || $from.parentOffset > 0) return false;
  const index = $from.index(0);
  const attrs = attrsOf($from.parent);
  if (attrs.form === 'clause') {
    dispatch?.(setAttrs(state.tr, index, { form: 'paragraph', level: 0, headed: false }));
    return true;
  }
  if (index === 0) return true;
  const isForeign = attrs.form !== attrsOf(state.doc.child(index - 1)).form && attrs.form === 'row';
  if (!isForeign || $from.parent.content.size === 0) dispatch?.(join(state, index - 1).scrollIntoView());
  return true;
};

/** Delete at the end of a block: joins it with the one below. */
export const joinDown: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  if (!empty || $from.parentOffset < $from.parent.content.size) return false;
  const index = $from.index(0);
  if (index + 1 < state.doc.childCount) dispatch?.(join(state, index));
  return true;
};

/** Shift+Enter: a new line inside the block. */
export const newLine: Command = (state, dispatch) => {
  dispatch?.(state.tr.insertText('\n').scrollIntoView());
  return true;
};

/** Puts nodes in front of the block at `index`; the cursor goes to the end of the last of them. */
export function insertNodes(state: EditorState, index: number, nodes: readonly Node[]): Transaction {
  const pos = posAt(state.doc, index);
  const size = nodes.reduce((sum, node) => sum + node.nodeSize, 0);
  const tr = state.tr.insert(pos, Fragment.from(nodes));
  return tr.setSelection(TextSelection.create(tr.doc, pos + size - 1)).scrollIntoView();
}

/** Puts nodes in place of the block at `index`. */
export function replaceNode(state: EditorState, index: number, nodes: readonly Node[]): Transaction {
  const pos = posAt(state.doc, index);
  const size = nodes.reduce((sum, node) => sum + node.nodeSize, 0);
  const tr = state.tr.replaceWith(pos, pos + state.doc.child(index).nodeSize, nodes);
  return tr.setSelection(TextSelection.create(tr.doc, pos + size - 1)).scrollIntoView();
}

/** Takes a block out; the last one is emptied instead. */
export function removeBlock(state: EditorState, id: string): Transaction | null {
  const found = findBlock(state.doc, id);
  if (!found) return null;
  if (state.doc.childCount === 1) return replaceNode(state, 0, [blockNode('', {})]);
  return state.tr.delete(found.pos, found.pos + found.node.nodeSize);
}

/** Makes the document what `doc` is, touching only what differs, so that the cursor stays where it was. */
export function become(state: EditorState, doc: Node): Transaction {
  const old = state.doc;
  const most = Math.min(old.childCount, doc.childCount);
  let head = 0;
  while (head < most && old.child(head).eq(doc.child(head))) head++;
  let tail = 0;
  const [oldLast, newLast] = [old.childCount - 1, doc.childCount - 1];
  while (tail < most - head && old.child(oldLast - tail).eq(doc.child(newLast - tail))) tail++;
  const nodes = doc.children.slice(head, doc.childCount - tail);
  const [from, to] = [posAt(old, head), posAt(old, old.childCount - tail)];
  return from === to && nodes.length === 0 ? state.tr : state.tr.replaceWith(from, to, nodes);
}
