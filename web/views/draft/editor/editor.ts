import { baseKeymap } from 'prosemirror-commands';
import { closeHistory, history, redo, undo } from 'prosemirror-history';
import { keymap } from 'prosemirror-keymap';
import type { Node, Slice } from 'prosemirror-model';
import { EditorState, type Command, type Transaction } from 'prosemirror-state';
import { ReplaceStep } from 'prosemirror-transform';
import { EditorView } from 'prosemirror-view';
import { BlockView } from './block-view.tsx';
import { textOfSlice } from './clipboard.ts';
import * as commands from './commands.ts';
import { startDragging } from './drag.ts';
import { flagsPlugin } from './flags.ts';
import type { FootTools } from './foot.tsx';
import { currentPlugin, idPlugin, printedPlugin } from './printed.ts';

/** The editor for clauses, put together: keys, history, what is drawn, and how text comes in and goes out. */

export interface EditorOptions {
  foot: FootTools;
  editable: () => boolean;
  /** Other keys of the view ("F7"), heard while the text has the focus. */
  keys: Record<string, Command>;
  /** After each change of text or place of the cursor. */
  onChange: (state: EditorState, tr: Transaction) => void;
  /** Takes what is pasted; false leaves it to the editor. */
  onPaste: (view: EditorView, event: ClipboardEvent) => boolean;
}

/** Escape hands the keyboard back to the page: Tab belongs to the text. */
function leave(view: EditorView | undefined): boolean {
  const next = document.querySelector<HTMLElement>('.draft-side [role="tab"][aria-selected="true"]');
  view?.dom.blur();
  next?.focus();
  return true;
}

/** Keys of the text. */
export const TEXT_KEYS: Record<string, Command> = {
  Enter: commands.split,
  'Shift-Enter': commands.newLine,
  Tab: commands.nest,
  'Shift-Tab': commands.lift,
  'Alt-ArrowUp': commands.moveUp,
  'Alt-ArrowDown': commands.moveDown,
  'Mod-b': commands.toggleHeading,
  'Mod-z': undo,
  'Mod-y': redo,
  'Mod-Shift-z': redo,
  Backspace: commands.joinUp,
  Delete: commands.joinDown,
};

/** A fresh state of the editor; its history begins here. */
export function freshState(doc: Node, keys: Record<string, Command> = {}): EditorState {
  return EditorState.create({
    doc,
    plugins: [
      keymap({ ...keys, ...TEXT_KEYS, Escape: (_state, _dispatch, view) => leave(view) }),
      keymap(baseKeymap),
      history({ newGroupDelay: 500 }),
      idPlugin(),
      printedPlugin(),
      currentPlugin(),
      flagsPlugin(),
    ],
  });
}

/** True for a change of blocks, which undo takes back by itself, apart from the words typed before. */
function isStructural(tr: Transaction): boolean {
  const isWords = tr.steps.every((step) => step instanceof ReplaceStep) && tr.doc.childCount === tr.before.childCount;
  return tr.docChanged && !isWords;
}

/** Puts the editor into an element. Returns it with the function that takes it away. */
export function mountEditor(
  place: HTMLElement,
  doc: Node,
  options: EditorOptions,
): { view: EditorView; end: () => void } {
  const view = new EditorView(place, {
    state: freshState(doc, options.keys),
    editable: options.editable,
    nodeViews: { block: (node, _view, _pos, decorations) => new BlockView(node, decorations, options.foot) },
    attributes: {
      class: 'draft-text-body',
      role: 'textbox',
      'aria-multiline': 'true',
      'aria-label': '草稿正文',
      spellcheck: 'false',
    },
    clipboardTextSerializer: (slice: Slice) => textOfSlice(slice),
    // before the editor reads the clipboard's HTML: its styles are forbidden here, and would fill the console
    handleDOMEvents: {
      paste: (target, event) => {
        const isTaken = target.editable && options.onPaste(target, event);
        if (isTaken) event.preventDefault();
        return isTaken;
      },
    },
    handleDrop: () => true, // blocks are moved by their grip; dropped text would break them
    dispatchTransaction: (tr) => {
      view.updateState(view.state.apply(isStructural(tr) ? closeHistory(tr) : tr));
      options.onChange(view.state, tr);
    },
  });
  const stopDragging = startDragging(view);
  return {
    view,
    end: () => {
      stopDragging();
      view.destroy();
    },
  };
}
