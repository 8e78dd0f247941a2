import { TextSelection, type Transaction } from 'prosemirror-state';
import type { Replacements } from '../../../../graph-schema/api-draft.ts';
import { wordingOf } from '../../../../graph-schema/clause-wording.ts';
import type { DraftSource, Peer } from '../../../../graph-schema/draft.ts';
import { request } from '../../../api.ts';
import { toast } from '../../../state/toasts.ts';
import { beginsWithHeading, withoutNumber } from '../editor/clipboard.ts';
import { insertNodes, replaceNode, setAttrs } from '../editor/commands.ts';
import { flagsKey, openOffers, type Offer } from '../editor/flags.ts';
import { findBlock } from '../editor/places.ts';
import { attrsOf, blockNode, newBlockId } from '../editor/schema.ts';
import { joinTitle } from '../editor/title.ts';
import { placeFor, type Shape, type Wanted } from './place.ts';
import type { DraftSession } from './session.ts';

/** Taking a clause over from elsewhere into the draft, with its source, and deciding on the names in it. */

export interface Taken {
  source: DraftSource;
  agencies: readonly string[];
  /** Parent items that it carries out. */
  items: readonly string[];
  /** Names in it that might be replaced; null where they are still to be looked for. */
  replacements: Replacements['replacements'] | null;
}
type Replacement = Peer['replacements'][number];

/** The wording of a clause without its printed number and the cells beside it. */
export function takenWording({ text }: Pick<DraftSource, 'text'>, agencies: readonly string[]): string {
  const wording = wordingOf({ text, title: '', agencies: [...agencies] });
  return wording
    .split('\n')
    .map((line) => withoutNumber(line.trim()).bare)
    .filter(Boolean)
    .join('\n');
}

/** The line that a clause becomes as a block: its heading, then its wording. */
function lineOf({ source, agencies }: Taken, { form, level }: Shape): { line: string; text: string; headed: boolean } {
  const text = takenWording(source, agencies);
  const heading = form === 'clause' ? (source.heading ?? '') : '';
  const hasOwn = heading !== '' && heading !== text;
  const line = hasOwn ? joinTitle(heading, text, level) : text;
  return { line, text, headed: level === 1 || hasOwn || (form === 'clause' && beginsWithHeading(text)) };
}

function withOffers(tr: Transaction, block: string, replacements: readonly Replacement[]): Transaction {
  const offers: Offer[] = replacements.filter(({ from }) => from !== '').map((one) => ({ ...one, id: newBlockId() }));
  return tr.setMeta(flagsKey, { offers, block });
}

/** Looks for names of the source's region where the server has not told them with the clause. */
async function lookFor(session: DraftSession, { source }: Taken, text: string): Promise<readonly Replacement[]> {
  const { code, name } = session.facts.value.region;
  const body = { text, from: source.region ?? source.documentId, region: code ?? name };
  const answer = await request('replacements', {}, { body }).catch(() => null);
  return answer?.replacements ?? [];
}

function offerLater(session: DraftSession, block: string, taken: Taken, text: string): void {
  void lookFor(session, taken, text).then((found) => {
    const view = session.view;
    if (view && found.length > 0) view.dispatch(withOffers(view.state.tr, block, found));
  });
}

/** What decides where a clause belongs: its items, the part that they come from, its words. */
function wantedBy(session: DraftSession, { source, items }: Taken): Wanted {
  const { group = '', section = '' } = session.items.value.get(items[0] ?? '') ?? {};
  return { items, group, section, heading: source.heading ?? '', text: source.text };
}

/** Puts a clause into the draft as a block of its own, with its source. */
export function insertTaken(session: DraftSession, taken: Taken): void {
  const view = session.view;
  if (!view || !session.mayWrite.value) return;
  const place = placeFor(view.state, wantedBy(session, taken));
  if (place.fills !== null) return replaceByTaken(session, place.fills, taken);
  const { line, text, headed } = lineOf(taken, place.attrs);
  const id = newBlockId();
  const node = blockNode(line, {
    ...place.attrs,
    id,
    headed,
    items: [...taken.items],
    agencies: [...taken.agencies],
    sources: [{ ...taken.source, text }],
  });
  const tr = place.replaces
    ? replaceNode(view.state, place.index, [node])
    : insertNodes(view.state, place.index, [node]);
  view.dispatch(withOffers(tr, id, taken.replacements ?? []));
  if (taken.replacements === null) offerLater(session, id, taken, text);
  finish(session, id, '已插入，带出处');
}

/** Puts a clause in place of the words of a block; the block keeps its level and what it carries out. */
export function replaceByTaken(session: DraftSession, block: string, taken: Taken): void {
  const view = session.view;
  const found = view ? findBlock(view.state.doc, block) : null;
  if (!view || !found || !session.mayWrite.value) return;
  const own = attrsOf(found.node);
  const { line, text, headed } = lineOf(taken, own);
  const tr = view.state.tr.insertText(line, found.pos + 1, found.pos + found.node.nodeSize - 1);
  setAttrs(tr, found.index, {
    headed,
    items: Array.from(new Set([...own.items, ...taken.items])),
    agencies: own.agencies.length > 0 ? own.agencies : [...taken.agencies],
    sources: [{ ...taken.source, text }],
  });
  tr.setSelection(TextSelection.create(tr.doc, found.pos + 1 + line.length)).scrollIntoView();
  view.dispatch(withOffers(tr, block, taken.replacements ?? []));
  if (taken.replacements === null) offerLater(session, block, taken, text);
  finish(session, block, '已整条替换，带出处');
}

/** Shows the block and says what was done; undo is the editor's own. */
function finish(session: DraftSession, block: string, receipt: string): void {
  const view = session.view;
  if (!view) return;
  // the editor scrolls to its cursor only while it has the focus, and that is on the button
  document.getElementById(`b-${block}`)?.scrollIntoView({ block: 'nearest' });
  const waiting = openOffers(view.state).length;
  toast(waiting > 0 ? `${receipt}。有${waiting}处外地名称或数值待定` : receipt);
}

/** Puts an empty block for an item where it belongs, ready to write. */
export function writeItem(session: DraftSession, item: string): void {
  const view = session.view;
  if (!view || !session.mayWrite.value) return;
  const known = session.items.value.get(item);
  const place = placeFor(view.state, {
    items: [item],
    group: known?.group ?? '',
    section: known?.section ?? '',
    heading: '',
    text: known?.text ?? '',
  });
  const node = blockNode('', { ...place.attrs, items: [item], headed: false });
  view.dispatch(place.replaces ? replaceNode(view.state, place.index, [node]) : insertNodes(view.state, place.index, [node])); // prettier-ignore
  view.focus();
}

/** Decides on one offered name: takes the replacement over, or leaves the word as it is. */
export function decideOffer(session: DraftSession, id: string, to: string | null): void {
  const view = session.view;
  const open = view ? openOffers(view.state).find(({ offer }) => offer.id === id) : undefined;
  if (!view || !open) return;
  const tr = view.state.tr.setMeta(flagsKey, { decided: id });
  if (to !== null) tr.insertText(to, open.from, open.to);
  view.dispatch(tr);
}
