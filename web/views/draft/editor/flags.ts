import type { Node } from 'prosemirror-model';
import { Plugin, PluginKey, type EditorState, type Transaction } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import type { Finding, Peer } from '../../../../graph-schema/draft.ts';
import { findBlock, textPos } from './places.ts';
import { blockOf } from './schema.ts';

/** Words that are marked in the text: findings, and names of another region that wait for a decision. */

/** A name in inserted text that could be replaced. */
export type Offer = Peer['replacements'][number] & { id: string };

interface Marked {
  findings: DecorationSet;
  offers: DecorationSet;
}

type Change = { findings: readonly Finding[] } | { offers: readonly Offer[]; block: string } | { decided: string };

export const flagsKey = new PluginKey<Marked>('flags');

/** Where the words of a finding stand now; null where they are gone. The place nearest to the old one counts. */
export function placeOf(text: string, span: readonly [number, number] | null, words: string): [number, number] | null {
  if (!span) return null;
  const [start, end] = span;
  if (words === '' || text.slice(start, end).includes(words)) return end <= text.length ? [start, end] : null;
  let best = -1;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    if (best < 0 || Math.abs(at - start) < Math.abs(best - start)) best = at;
  }
  return best < 0 ? null : [best, best + words.length];
}

/** Range of a finding's words in the document; null where it has none. */
export function rangeOf(doc: Node, { block, span, text }: Finding): { from: number; to: number } | null {
  const found = block === null ? null : findBlock(doc, block);
  if (!found) return null;
  const place = placeOf(blockOf(found.node).text, span, text);
  if (!place) return null;
  return { from: textPos(found.node, found.pos, place[0]), to: textPos(found.node, found.pos, place[1]) };
}

function findingMarks(doc: Node, findings: readonly Finding[]): DecorationSet {
  const marks = findings.flatMap((finding) => {
    const range = rangeOf(doc, finding);
    if (!range || range.from === range.to) return [];
    const look = finding.weight === 'must' ? 'flag' : 'flag flag--soft';
    return [Decoration.inline(range.from, range.to, { class: look, title: finding.message }, { finding: finding.key })];
  });
  return DecorationSet.create(doc, marks);
}

function offerMarks(doc: Node, block: string, offers: readonly Offer[]): Decoration[] {
  const found = findBlock(doc, block);
  if (!found) return [];
  const { text } = blockOf(found.node);
  return offers.flatMap((offer) => {
    const place = placeOf(text, offer.span, offer.from);
    if (!place) return [];
    const [from, to] = place.map((at) => textPos(found.node, found.pos, at)) as [number, number];
    return [Decoration.inline(from, to, { class: 'offer-mark' }, { offer, block })];
  });
}

function changed(tr: Transaction, { findings, offers }: Marked): Marked {
  const change = tr.getMeta(flagsKey) as Change | undefined;
  if (!change) return { findings, offers };
  if ('findings' in change) return { offers, findings: findingMarks(tr.doc, change.findings) };
  if ('offers' in change)
    return { findings, offers: offers.add(tr.doc, offerMarks(tr.doc, change.block, change.offers)) };
  return {
    findings,
    offers: offers.remove(offers.find(undefined, undefined, (spec) => idOf(spec) === change.decided)),
  };
}

function idOf(spec: unknown): string {
  return (spec as { offer: Offer }).offer.id;
}

/** Marks that move with the text. */
export function flagsPlugin(): Plugin<Marked> {
  return new Plugin<Marked>({
    key: flagsKey,
    state: {
      init: () => ({ findings: DecorationSet.empty, offers: DecorationSet.empty }),
      apply: (tr, old) =>
        changed(tr, { findings: old.findings.map(tr.mapping, tr.doc), offers: old.offers.map(tr.mapping, tr.doc) }),
    },
    props: {
      decorations: (state) => {
        const marked = flagsKey.getState(state);
        return marked ? marked.findings.add(state.doc, marked.offers.find()) : null;
      },
    },
  });
}

export interface OpenOffer {
  offer: Offer;
  block: string;
  from: number;
  to: number;
}

/** Offers that wait for a decision, in the order of the text. */
export function openOffers(state: EditorState): OpenOffer[] {
  const found = flagsKey.getState(state)?.offers.find() ?? [];
  return found
    .map(({ from, to, spec }) => ({ from, to, ...(spec as { offer: Offer; block: string }) }))
    .sort((a, b) => a.from - b.from);
}
