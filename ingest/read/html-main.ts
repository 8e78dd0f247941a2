import { descendants, type HtmlElement } from './html-tree.ts';

/**
 * Containers that publishing systems of government sites put the text of a document in.
 * "UCAP-CONTENT", "TRS_Editor", "zoom", "pages_content", "article-content"; not "content-nav", "zoomin"
 */
const KNOWN_CONTAINER =
  /^(?:ucap-content|trs_editor|trs_ueditor|zoom|(?:pages|article|news|detail|main|arti|info|text|xxgk|wz)[-_]?(?:content|con|text|body|txt)|wp_articlecontent|vsb_content\w*|con_?text|content_?body|ewb-article-content)$/iu;
/** "footer", "nav-bar", "breadcrumb", "share"; not "navy", "content" */
const SURROUNDING =
  /(?:^|[-_\s])(?:foot(?:er)?|nav(?:bar|igation)?|menu|breadcrumbs?|crumbs?|position|sidebar|aside|share|relat(?:e|ed|ive)?s?|toolbar|search|copyright|banner|recommend|login)(?:$|[-_\s])/iu;
const SURROUNDING_TAGS = new Set(['nav', 'footer', 'aside', 'header', 'form', 'head', 'title']);

/**
 * The element that holds the document: a known container with a good part of the page's running text, else the
 * deepest element that still holds nearly all of it. Text in links is not running text.
 */
export function findMain(root: HtmlElement): HtmlElement {
  const weights = new Map<HtmlElement, number>();
  const total = weigh(root, weights);
  const known = descendants(root)
    .filter(isKnownContainer)
    .map((element) => ({ element, weight: weights.get(element) ?? 0 }))
    .reduce<{ element: HtmlElement; weight: number } | null>(
      (best, next) => (best && best.weight >= next.weight ? best : next),
      null,
    );
  if (known && known.weight >= Math.min(150, total * 0.2) && known.weight > 0) return known.element;
  return descend(root, weights);
}

function isKnownContainer(element: HtmlElement): boolean {
  const names = `${element.attribs.id ?? ''} ${element.attribs.class ?? ''}`.split(/\s+/u);
  return names.some((name) => KNOWN_CONTAINER.test(name));
}

/** True for parts around the document: navigation, footers, tool bars. */
export function isSurrounding(element: HtmlElement): boolean {
  if (SURROUNDING_TAGS.has(element.name)) return true;
  const names = `${element.attribs.id ?? ''} ${element.attribs.class ?? ''}`;
  return SURROUNDING.test(names) && !isKnownContainer(element);
}

/** Words of a menu are no longer than this on average. */
const MENU_WORD = 8;

/**
 * Menus: blocks of nothing but at least three short links. Lists of attachments have longer ones.
 */
export function findMenus(root: HtmlElement): Set<HtmlElement> {
  const menus = new Set<HtmlElement>();
  const count = (element: HtmlElement, inLink: boolean): { text: number; linked: number; links: number } => {
    const sum = { text: 0, linked: 0, links: element.name === 'a' ? 1 : 0 };
    for (const child of element.children) {
      const part = typeof child === 'string' ? countText(child, inLink) : count(child, inLink || child.name === 'a');
      sum.text += part.text;
      sum.linked += part.linked;
      sum.links += part.links;
    }
    const short = sum.links >= 3 && sum.text <= sum.links * MENU_WORD;
    if (MENU_BLOCKS.has(element.name) && short && sum.linked >= sum.text * 0.9) menus.add(element);
    return sum;
  };
  count(root, false);
  return menus;
}

const MENU_BLOCKS = new Set(['div', 'td', 'ul', 'p', 'center']);

function countText(text: string, inLink: boolean): { text: number; linked: number; links: number } {
  const length = text.replace(/[\s|>·]+/gu, '').length;
  return { text: length, linked: inLink ? length : 0, links: 0 };
}

function weigh(element: HtmlElement, weights: Map<HtmlElement, number>): number {
  let weight = 0;
  for (const child of element.children) {
    if (typeof child === 'string') weight += child.trim().length;
    else if (child.name !== 'a' && !isSurrounding(child)) weight += weigh(child, weights);
  }
  weights.set(element, weight);
  return weight;
}

/** Share of an element's text that one child must hold for the search to go on inside it. */
const NEARLY_ALL = 0.85;
const CONTAINERS = new Set('#root html body div section article main table tbody tr td center font span'.split(' '));

function descend(root: HtmlElement, weights: Map<HtmlElement, number>): HtmlElement {
  for (let current = root; ;) {
    const total = weights.get(current) ?? 0;
    const next = current.children.find(
      (child): child is HtmlElement =>
        typeof child !== 'string' && CONTAINERS.has(child.name) && (weights.get(child) ?? 0) >= total * NEARLY_ALL,
    );
    if (!next || total === 0) return current;
    current = next;
  }
}
