import type { Node } from 'prosemirror-model';
import { Plugin, PluginKey } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import { numberBlocks } from '../../../../graph-schema/numbering.ts';
import { posAt } from './places.ts';
import { attrsOf, blockOf, newBlockId } from './schema.ts';
import { titleLength } from './title.ts';

/** What is drawn around the text and not part of it: printed numbers, headings, the block that is being written. */

/** Spec of a block's decoration: how its view learns its number. */
export interface BlockSpec {
  label: string;
  locator: string;
  /** True for the first row, above which the annex begins. */
  opensAnnex: boolean;
}

interface Printed {
  set: DecorationSet;
  doc: Node;
}

function blockDecorations(node: Node, pos: number, spec: BlockSpec): Decoration[] {
  const { headed } = attrsOf(node);
  const title = titleLength(node.textContent, headed);
  const end = pos + node.nodeSize;
  const drawn = [Decoration.node(pos, end, {}, spec)];
  if (title > 0) drawn.push(Decoration.inline(pos + 1, pos + 1 + title, { class: 'run-in' }));
  return drawn;
}

function specsOf(doc: Node): BlockSpec[] {
  let hasRows = false;
  return numberBlocks(doc.children.map(blockOf)).map(({ label, locator, block }) => {
    const opensAnnex = block.form === 'row' && !hasRows;
    hasRows ||= opensAnnex;
    return { label, locator, opensAnnex };
  });
}

function drawAll(doc: Node): DecorationSet {
  const specs = specsOf(doc);
  let pos = 0;
  const all = doc.children.flatMap((node, index) => {
    const drawn = blockDecorations(node, pos, specs[index] ?? { label: '', locator: '', opensAnnex: false });
    pos += node.nodeSize;
    return drawn;
  });
  return DecorationSet.create(doc, all);
}

/** True where both documents have the same blocks with the same numbers, and only words differ. */
function isSameShape(a: Node, b: Node): boolean {
  return (
    a.childCount === b.childCount &&
    a.children.every((node, index) => {
      if (node === b.child(index)) return true;
      const [one, other] = [attrsOf(node), attrsOf(b.child(index))];
      return one.id === other.id && one.form === other.form && one.level === other.level;
    })
  );
}

/** Draws anew only the blocks whose words changed; everything where a block came, went or moved. */
function redraw(old: Printed, mapped: DecorationSet, doc: Node): DecorationSet {
  if (!isSameShape(old.doc, doc)) return drawAll(doc);
  let set = mapped;
  doc.children.forEach((node, index) => {
    if (node === old.doc.child(index)) return;
    const pos = posAt(doc, index);
    const known = mapped.find(pos, pos + node.nodeSize, (spec) => 'label' in spec && spec['label'] !== undefined);
    const spec = (known.find((one) => one.from === pos)?.spec ?? null) as BlockSpec | null;
    const stale = mapped.find(pos + 1, pos + node.nodeSize - 1).filter((one) => one.from >= pos);
    if (!spec) return;
    set = set.remove(stale.filter((one) => one.to <= pos + node.nodeSize));
    set = set.add(doc, blockDecorations(node, pos, spec));
  });
  return set;
}

const printedKey = new PluginKey<Printed>('printed');

/** Numbers and headings. */
export function printedPlugin(): Plugin<Printed> {
  return new Plugin<Printed>({
    key: printedKey,
    state: {
      init: (_, { doc }) => ({ doc, set: drawAll(doc) }),
      apply: (tr, old) =>
        tr.docChanged ? { doc: tr.doc, set: redraw(old, old.set.map(tr.mapping, tr.doc), tr.doc) } : old,
    },
    props: { decorations: (state) => printedKey.getState(state)?.set ?? null },
  });
}

/** Marks the block that the cursor is in, and says whether it is empty. */
export function currentPlugin(): Plugin {
  return new Plugin({
    props: {
      decorations: ({ doc, selection }) => {
        const index = selection.$head.index(0);
        const pos = posAt(doc, index);
        const node = doc.child(index);
        const empty = node.content.size === 0 ? ' is-empty' : '';
        return DecorationSet.create(doc, [
          Decoration.node(pos, pos + node.nodeSize, { class: `is-current${empty}` }, { current: true }),
        ]);
      },
    },
  });
}

/** Gives every block a name that no other has: pasted and cut blocks bring none, or one that is taken. */
export function idPlugin(): Plugin {
  return new Plugin({
    appendTransaction: (transactions, _old, state) => {
      if (!transactions.some((tr) => tr.docChanged)) return null;
      const seen = new Set<string>();
      const tr = state.tr;
      state.doc.forEach((node, pos) => {
        const { id } = attrsOf(node);
        const isTaken = id === '' || seen.has(id);
        if (isTaken) tr.setNodeMarkup(pos, undefined, { ...node.attrs, id: newBlockId() });
        else seen.add(id);
      });
      return tr.docChanged ? tr : null;
    },
  });
}
