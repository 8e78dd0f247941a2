import { Parser } from 'htmlparser2';
import { unreadable } from './problems.ts';

/** An element of a page: just what reading needs. Text nodes are plain strings. */
export interface HtmlElement {
  name: string;
  attribs: Record<string, string>;
  children: (HtmlElement | string)[];
}

/** Elements below this depth are not nested further, so that walking the tree never exhausts the stack. */
const MAX_DEPTH = 400;
/** The parser looks through all open elements at each end tag; beyond this a page is no page but an attack. */
const MAX_OPEN = 20_000;
/** Never text of the document. */
const DROPPED = new Set(
  'script style noscript template iframe object svg canvas button select option input textarea rt rp'.split(' '),
);

/** Parses a page, however broken; script, style, form controls and hidden elements are left out. */
export function parseHtml(html: string, fileName: string): HtmlElement {
  const root: HtmlElement = { name: '#root', attribs: {}, children: [] };
  const open = [root];
  let ignoring = 0;
  let depth = 0;
  const parser = new Parser({
    onopentag(name, attribs) {
      if (++depth > MAX_OPEN) throw unreadable(fileName, '网页标签嵌套过深', '请另存为文本后再导入');
      if (ignoring > 0 || DROPPED.has(name) || isHidden(attribs)) ignoring += 1;
      else {
        const element: HtmlElement = { name, attribs, children: [] };
        open.at(Math.min(open.length, MAX_DEPTH) - 1)?.children.push(element);
        open.push(element);
      }
    },
    ontext(text) {
      if (ignoring === 0) open.at(-1)?.children.push(text);
    },
    onclosetag() {
      depth -= 1;
      if (ignoring > 0) ignoring -= 1;
      else if (open.length > 1) open.pop();
    },
  });
  parser.end(html);
  return root;
}

// "display:none", "visibility : hidden"; not "display:inline"
const HIDDEN_STYLE = /display\s*:\s*none|visibility\s*:\s*hidden/iu;

function isHidden(attribs: Record<string, string>): boolean {
  return 'hidden' in attribs || HIDDEN_STYLE.test(attribs.style ?? '');
}

/** All elements below and including `element` in document order. */
export function descendants(element: HtmlElement): HtmlElement[] {
  const found: HtmlElement[] = [];
  const collect = (node: HtmlElement): void => {
    found.push(node);
    for (const child of node.children) if (typeof child !== 'string') collect(child);
  };
  collect(element);
  return found;
}

/** Text of an element with white space collapsed. */
export function textOf(element: HtmlElement): string {
  const parts: string[] = [];
  const collect = (node: HtmlElement): void => {
    for (const child of node.children) {
      if (typeof child === 'string') parts.push(child);
      else collect(child);
    }
  };
  collect(element);
  return collapse(parts.join(''));
}

/** White space of HTML (not the ideographic space) collapsed and trimmed. */
export function collapse(text: string): string {
  return text.replace(/[\t\n\f\r \xA0]+/gu, ' ').replace(/^ | $/gu, '');
}
