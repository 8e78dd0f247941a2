import { TextSelection } from 'prosemirror-state';
import { signal } from '@preact/signals';
import type { Finding } from '../../../graph-schema/draft.ts';
import { rangeOf } from './editor/flags.ts';
import { findBlock } from './editor/places.ts';
import type { DraftSession } from './session/session.ts';

/** Going to places of the draft. */

/** The finding that was gone to last. */
export const activeFinding = signal<string | null>(null);

/** Puts the cursor at the end of a block and shows it in the middle of the column. */
export function jumpTo(session: DraftSession, block: string, options: { focus?: boolean } = {}): boolean {
  const view = session.view;
  const found = view ? findBlock(view.state.doc, block) : null;
  if (!view || !found) return false;
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, found.pos + found.node.nodeSize - 1)));
  document.getElementById(`b-${block}`)?.scrollIntoView({ block: 'center' });
  if (options.focus !== false) view.focus();
  return true;
}

/** Shows the words of a finding, selected; for the whole document nothing moves. */
export function showFinding(session: DraftSession, finding: Finding): void {
  activeFinding.value = finding.key;
  const view = session.view;
  if (!view || finding.block === null) return;
  const range = rangeOf(view.state.doc, finding);
  if (!range) {
    jumpTo(session, finding.block, { focus: false });
    return;
  }
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, range.from, range.to)));
  document.getElementById(`b-${finding.block}`)?.scrollIntoView({ block: 'center' });
}

/** Goes to the finding behind the one that was gone to last; behind the last one the first comes again. */
export function nextFinding(session: DraftSession): void {
  const all = session.checks.open();
  const at = all.findIndex(({ key }) => key === activeFinding.value);
  const next = all[(at + 1) % all.length];
  if (!next) return;
  showFinding(session, next);
  setTimeout(() => document.querySelector<HTMLElement>(`[data-finding="${CSS.escape(next.key)}"]`)?.focus(), 0);
}
