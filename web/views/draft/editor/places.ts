import type { Node } from 'prosemirror-model';
import { attrsOf, type BlockAttrs } from './schema.ts';
import { titleLength } from './title.ts';

/** Where blocks stand in the editor's document. */

/** Position before the block at an index; the end of the document behind the last. */
export function posAt(doc: Node, index: number): number {
  let pos = 0;
  for (let i = 0; i < index; i++) pos += doc.child(i).nodeSize;
  return pos;
}

/** A block by its name, with its index and the position before it; null where it is gone. */
export function findBlock(doc: Node, id: string): { node: Node; index: number; pos: number } | null {
  let pos = 0;
  for (let index = 0; index < doc.childCount; index++) {
    const node = doc.child(index);
    if (attrsOf(node).id === id) return { node, index, pos };
    pos += node.nodeSize;
  }
  return null;
}

/** Where a character of the block's text (behind its heading) stands, for a block that begins at `pos`. */
export function textPos(node: Node, pos: number, offset: number): number {
  return pos + 1 + titleLength(node.textContent, attrsOf(node).headed) + offset;
}

type Shape = Pick<BlockAttrs, 'form' | 'level'>;

export function shapesOf(doc: Node): Shape[] {
  return doc.children.map(attrsOf);
}

/**
 * Index behind the last block that belongs to the one at `index`: deeper clauses and paragraphs that follow a clause.
 * A paragraph and a row stand alone.
 */
export function unitEnd(shapes: readonly Shape[], index: number): number {
  const own = shapes[index];
  let end = index + 1;
  if (own?.form !== 'clause') return end;
  for (let next = shapes[end]; next; next = shapes[++end]) {
    if (next.form === 'row' || (next.form === 'clause' && next.level <= own.level)) break;
  }
  return end;
}

/** Index where a unit goes when it moves one step up; null where it is at the top of its kind. */
export function stepUp(shapes: readonly Shape[], index: number): number | null {
  const own = shapes[index];
  if (!own || index === 0) return null;
  if (own.form !== 'clause') return (shapes[index - 1]?.form === 'row') === (own.form === 'row') ? index - 1 : null;
  let at = index - 1;
  while (at > 0 && (shapes[at]?.form === 'paragraph' || (shapes[at]?.level ?? 0) > own.level)) at--;
  return at;
}

/** Index where a unit goes when it moves one step down (counted before it is taken out); null at the bottom. */
export function stepDown(shapes: readonly Shape[], index: number): number | null {
  const own = shapes[index];
  const end = unitEnd(shapes, index);
  const next = shapes[end];
  if (!own || !next || (next.form === 'row') !== (own.form === 'row')) return null;
  const isSibling = own.form === 'clause' && next.form === 'clause' && next.level === own.level;
  return isSibling ? unitEnd(shapes, end) : end + 1;
}
