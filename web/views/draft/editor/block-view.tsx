import { render } from 'preact';
import type { Node } from 'prosemirror-model';
import type { Decoration, NodeView, ViewMutationRecord } from 'prosemirror-view';
import { Foot, type FootTools } from './foot.tsx';
import type { BlockSpec } from './printed.ts';
import { attrsOf, blockOf } from './schema.ts';

/** How long the line under a block waits for a pause in typing before it compares with the source. */
const FOOT_MS = 200;

function el(tag: string, className: string): HTMLElement {
  const element = document.createElement(tag);
  element.className = className;
  return element;
}

/** A block in the page: grip, text, and the line under it. Only the text is the editor's; the rest is drawn here. */
export class BlockView implements NodeView {
  readonly dom = el('div', 'draft-block');
  readonly contentDOM = el('p', 'draft-text');
  private readonly grip = el('span', 'draft-grip');
  private readonly foot = el('div', 'draft-foot');
  private readonly tools: FootTools;
  private node: Node;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(node: Node, decorations: readonly Decoration[], tools: FootTools) {
    this.node = node;
    this.tools = tools;
    this.grip.contentEditable = 'false';
    this.grip.title = '按住拖动';
    this.grip.setAttribute('aria-hidden', 'true');
    this.foot.contentEditable = 'false';
    this.dom.append(this.grip, this.contentDOM, this.foot);
    this.draw(decorations);
    this.drawFoot();
  }

  update(node: Node, decorations: readonly Decoration[]): boolean {
    if (node.type !== this.node.type) return false;
    const before = this.node;
    this.node = node;
    this.draw(decorations);
    if (node.attrs !== before.attrs) this.drawFoot();
    else if (node !== before && attrsOf(node).sources.length > 0) this.drawFootSoon();
    else if (node !== before && (node.content.size === 0) !== (before.content.size === 0)) this.drawFoot();
    return true;
  }

  /** Events of the line under the text are not the editor's. */
  stopEvent(event: Event): boolean {
    return event.target instanceof globalThis.Node && (this.foot.contains(event.target) || this.grip.contains(event.target)); // prettier-ignore
  }

  ignoreMutation(mutation: ViewMutationRecord): boolean {
    return mutation.type === 'selection' ? this.foot.contains(mutation.target) : !this.contentDOM.contains(mutation.target); // prettier-ignore
  }

  destroy(): void {
    clearTimeout(this.timer);
    render(null, this.foot);
  }

  private draw(decorations: readonly Decoration[]): void {
    const { id, form, level } = attrsOf(this.node);
    const spec = decorations.map((one) => one.spec as BlockSpec).find((one) => 'label' in one);
    this.dom.id = `b-${id}`;
    this.dom.dataset.level = String(level);
    this.dom.dataset.form = form;
    this.dom.toggleAttribute('data-opens-annex', spec?.opensAnnex ?? false);
    const label = form === 'row' && spec ? `${spec.label}．` : (spec?.label ?? '');
    if (this.contentDOM.dataset.label !== label) this.contentDOM.dataset.label = label;
  }

  private drawFoot(): void {
    clearTimeout(this.timer);
    render(<Foot block={blockOf(this.node)} tools={this.tools} />, this.foot);
  }

  private drawFootSoon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.drawFoot(), FOOT_MS);
  }
}
