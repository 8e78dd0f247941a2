import type { EditorState } from 'prosemirror-state';
import { shapesOf, unitEnd } from '../editor/places.ts';
import { attrsOf, blockOf, type BlockAttrs } from '../editor/schema.ts';

/** Where a clause that is taken over belongs in the draft. */

export type Shape = Pick<BlockAttrs, 'form' | 'level'>;

export interface Wanted {
  /** Parent items that the clause carries out. */
  items: readonly string[];
  /** Heading of the part of the upper document that they stand in; "" where unknown. */
  group: string;
  /** Heading of the clause in that part that they repeat; "" where unknown. */
  section: string;
  heading: string;
  text: string;
}

export interface Place {
  /** Index in front of which the clause goes. */
  index: number;
  attrs: Shape;
  /** True where an empty block waits there. */
  replaces: boolean;
  /** Block whose heading is the clause's own and that has no text yet; null where there is none. */
  fills: string | null;
}

const LABEL = /^[一二三四五六七八九十百]+、/u; // "二、加快构建"; not "二是"

/** True where a heading of the draft names the part of the upper document that an item stands in. */
function isPart(title: string, group: string): boolean {
  const bare = group.replace(LABEL, '').trim();
  return title !== '' && bare !== '' && (title === bare || bare.includes(title) || title.includes(bare));
}

function pairsOf(text: string): string[] {
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2));
}

/** Share of a heading's pairs of characters that a text has. */
function likeness(heading: string, text: string): number {
  const pairs = pairsOf(heading);
  return pairs.length === 0 ? 0 : pairs.filter((pair) => text.includes(pair)).length / pairs.length;
}

/** A heading is about a clause where that many of its pairs stand in it. */
const ABOUT = 0.4;

/** What a block at an index is, after what stands before it. */
function like(shapes: readonly Shape[], index: number): Shape {
  const before = shapes[index - 1];
  if (!before || before.form === 'paragraph') return { form: 'clause', level: 2 };
  return before.form === 'clause' && before.level === 1 ? { form: 'clause', level: 2 } : before;
}

/** Index of the heading inside [from, to) that is most about the clause; -1 where none is. */
function nearestHeading(
  { doc }: EditorState,
  [from, to]: [number, number],
  { section, heading, text }: Wanted,
): number {
  let [best, most] = [-1, ABOUT];
  for (let index = from; index < to; index++) {
    const { title, level, form } = blockOf(doc.child(index));
    if (form !== 'clause' || level !== 2 || title === '') continue;
    const score = title === heading ? 3 : title === section ? 2 : likeness(title, heading + text);
    if (score >= most) [best, most] = [index, score];
  }
  return best;
}

/** Inside a part: below the heading that the clause is about, else at the end. */
function insidePart(state: EditorState, part: number, wanted: Wanted): Place {
  const shapes = shapesOf(state.doc);
  const end = unitEnd(shapes, part);
  const near = nearestHeading(state, [part + 1, end], wanted);
  const below: Shape = { form: 'clause', level: Math.min(4, (shapes[part]?.level ?? 1) + 1) };
  if (near < 0) return { index: end, attrs: below, replaces: false, fills: null };
  const { id, title, text } = blockOf(state.doc.child(near));
  const fills = text === '' && title === wanted.heading ? id : null;
  return { index: unitEnd(shapes, near), attrs: { form: 'clause', level: 3 }, replaces: false, fills };
}

/**
 * An empty block with the cursor takes the clause. Else it goes behind the block that carries out the same item, else
 * into the part that the item comes from, else behind the block with the cursor.
 */
export function placeFor(state: EditorState, wanted: Wanted): Place {
  const { doc, selection } = state;
  const shapes = shapesOf(doc);
  const at = selection.$head.index(0);
  const here = doc.child(at);
  if (here.content.size === 0) {
    const own = attrsOf(here);
    const attrs = own.form === 'paragraph' && at > 0 ? like(shapes, at) : own;
    return { index: at, attrs, replaces: true, fills: null };
  }
  const carrier = doc.children.findIndex((node) => attrsOf(node).items.some((item) => wanted.items.includes(item)));
  const part = doc.children.findIndex((node) => isPart(blockOf(node).title, wanted.group));
  if (carrier < 0 && part >= 0) return insidePart(state, part, wanted);
  const target = carrier >= 0 ? carrier : at;
  const shape = shapes[target] ?? { form: 'paragraph', level: 0 };
  const attrs: Shape = shape.level === 1 ? { form: 'clause', level: 2 } : { form: shape.form, level: shape.level };
  return { index: target + 1, attrs, replaces: false, fills: null };
}
