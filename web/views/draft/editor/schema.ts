import { Schema, type Attrs, type Node } from 'prosemirror-model';
import type { DraftBlock, DraftSource } from '../../../../graph-schema/draft.ts';
import { joinTitle, splitTitle } from './title.ts';

/** The editor's document: a list of blocks, each one line of text with what is known about it. */

export interface BlockAttrs extends Pick<DraftBlock, 'id' | 'form' | 'level' | 'items' | 'sources' | 'agencies'> {
  /** True where the line begins with a heading. */
  headed: boolean;
}

export const PLAIN: BlockAttrs = {
  id: '',
  form: 'paragraph',
  level: 0,
  headed: false,
  items: [],
  sources: [],
  agencies: [],
};

/** A name for a new block that no other block has. */
export function newBlockId(): string {
  return `b${Date.now().toString(36)}${Math.random().toString(36).slice(2, 8)}`;
}

/** Attributes in copied HTML. Anybody can write HTML: what is not as this editor writes it is left out. */
function readAttrs(text: string | null): BlockAttrs | null {
  try {
    const read = JSON.parse(text ?? '') as Partial<BlockAttrs>;
    const words = (list: unknown): string[] =>
      Array.isArray(list) ? list.filter((one) => typeof one === 'string').slice(0, 100) : [];
    const isSource = (one: Partial<DraftSource>): boolean =>
      [one.clauseId, one.documentId, one.title, one.locator, one.text].every((value) => typeof value === 'string');
    const level = Number(read.level);
    return {
      ...PLAIN,
      form: read.form === 'row' || read.form === 'clause' ? read.form : 'paragraph',
      level: level >= 1 && level <= 4 ? Math.floor(level) : 0,
      headed: read.headed === true,
      items: words(read.items),
      agencies: words(read.agencies),
      sources: Array.isArray(read.sources) ? read.sources.filter(isSource).slice(0, 100) : [],
    };
  } catch {
    return null;
  }
}

export const schema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    block: {
      content: 'text*',
      whitespace: 'pre',
      attrs: Object.fromEntries(Object.entries(PLAIN).map(([name, value]) => [name, { default: value as unknown }])),
      parseDOM: [
        { tag: 'div[data-block]', getAttrs: (dom) => readAttrs(dom.getAttribute('data-block')) as Attrs | null },
        { tag: 'p' },
      ],
      toDOM: (node) => ['div', { 'data-block': JSON.stringify(node.attrs) }, 0],
    },
    text: {},
  },
});

export function attrsOf(node: Node): BlockAttrs {
  return node.attrs as BlockAttrs;
}

/** A node of the editor for a line with attributes. */
export function blockNode(line: string, attrs: Partial<BlockAttrs>): Node {
  const whole = { ...PLAIN, ...attrs, id: attrs.id ?? newBlockId() };
  return schema.node('block', whole, line === '' ? [] : schema.text(line));
}

/** A block of the draft as a node of the editor. */
export function nodeOf({ title, text, ...attrs }: DraftBlock): Node {
  return blockNode(joinTitle(title, text, attrs.level), { ...attrs, headed: title !== '' || attrs.level === 1 });
}

const read = new WeakMap<Node, DraftBlock>();

/** A node of the editor as a block of the draft. Nodes never change, so each is read once. */
export function blockOf(node: Node): DraftBlock {
  const known = read.get(node);
  if (known) return known;
  const { headed, ...attrs } = attrsOf(node);
  const block = { ...attrs, ...splitTitle(node.textContent, headed) };
  read.set(node, block);
  return block;
}

/** The draft's blocks as the editor's document. A draft without blocks has one empty paragraph to write in. */
export function docOf(blocks: readonly DraftBlock[]): Node {
  const nodes = blocks.map(nodeOf);
  return schema.node('doc', null, nodes.length > 0 ? nodes : [blockNode('', {})]);
}

/** The editor's document as the draft's blocks. */
export function blocksOf(doc: Node): DraftBlock[] {
  return doc.children.map(blockOf);
}
