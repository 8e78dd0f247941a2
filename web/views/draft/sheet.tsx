import { redo, undo } from 'prosemirror-history';
import type { Command } from 'prosemirror-state';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { toast } from '../../state/toasts.ts';
import * as commands from './editor/commands.ts';
import { mountEditor } from './editor/editor.ts';
import { attrsOf, blockNode, docOf } from './editor/schema.ts';
import { findBlock } from './editor/places.ts';
import { takePaste } from './paste.ts';
import { SaveStatus } from './save-status.tsx';
import type { DraftSession } from './session/session.ts';
import type { Tab } from './tabs.ts';

interface SheetProps {
  session: DraftSession;
  onTab: (tab: Tab) => void;
  onNext: () => void;
}

/** Title that grows with its words. */
function TitleField({ session }: { session: DraftSession }) {
  const field = useRef<HTMLTextAreaElement>(null);
  const { title } = session.facts.value;
  useLayoutEffect(() => {
    if (!field.current) return;
    field.current.style.height = 'auto';
    field.current.style.height = `${field.current.scrollHeight}px`;
  }, [title]);
  return (
    <textarea
      ref={field}
      class="draft-title"
      aria-label="草稿标题"
      placeholder="标题"
      rows={1}
      maxLength={500}
      readOnly={!session.mayWrite.value}
      value={title}
      onInput={(event) => session.setFacts({ title: event.currentTarget.value.replace(/\n/gu, '') })}
    />
  );
}

/** Inserts an empty row of the task list: below the row with the cursor, else at the end. */
const addRow: Command = (state, dispatch) => {
  const index = commands.currentIndex(state);
  const isRow = attrsOf(state.doc.child(index)).form === 'row';
  dispatch?.(commands.insertNodes(state, isRow ? index + 1 : state.doc.childCount, [blockNode('', { form: 'row' })]));
  return true;
};

const removeCurrent: Command = (state, dispatch) => {
  const { id } = attrsOf(state.doc.child(commands.currentIndex(state)));
  const tr = commands.removeBlock(state, id);
  if (tr) dispatch?.(tr);
  return tr !== null;
};

const TOOLS: [string, string, Command][] = [
  ['撤销', 'Ctrl+Z', undo],
  ['重做', 'Ctrl+Y', redo],
  ['升级', 'Shift+Tab', commands.lift],
  ['降级', 'Tab', commands.nest],
  ['上移', 'Alt+↑', commands.moveUp],
  ['下移', 'Alt+↓', commands.moveDown],
  ['标题', 'Ctrl+B', commands.toggleHeading],
  ['清单行', '在附件任务清单里加一行', addRow],
  ['删除本条', '', removeCurrent],
];

function Toolbar({ session }: { session: DraftSession }) {
  return (
    <div class="draft-tools" role="toolbar" aria-label="条款操作">
      {TOOLS.map(([label, keys, command]) => (
        <button
          key={label}
          type="button"
          class="btn btn--quiet btn--small"
          title={keys}
          disabled={!session.mayWrite.value}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => {
            const view = session.view;
            if (!view) return;
            command(view.state, view.dispatch, view);
            view.focus();
          }}
        >
          {label}
        </button>
      ))}
      <span class="push" />
      <SaveStatus session={session} />
    </div>
  );
}

/** The column in the middle: title and text. */
export function Sheet({ session, onTab, onNext }: SheetProps) {
  const place = useRef<HTMLDivElement>(null);
  const tools = useRef({ onTab, onNext });
  tools.current = { onTab, onNext };
  useEffect(() => mount(session, place.current, tools.current), [session]);
  useEffect(() => {
    // reading only: the editor asks anew whether it may be written in
    session.view?.setProps({ editable: () => session.mayWrite.value });
  }, [session.mayWrite.value]);
  return (
    <>
      <Toolbar session={session} />
      <div class="draft-sheet">
        <TitleField session={session} />
        <div class="draft-editor" ref={place} />
      </div>
    </>
  );
}

function mount(
  session: DraftSession,
  place: HTMLElement | null,
  tools: { onTab: (tab: Tab) => void; onNext: () => void },
) {
  if (!place) return undefined;
  const { view, end } = mountEditor(place, docOf(session.blocks.value), {
    editable: () => session.mayWrite.value,
    keys: {
      F7: () => {
        tools.onNext();
        return true;
      },
    },
    foot: {
      items: session.items,
      mayWrite: session.mayWrite,
      openItem: (item) => {
        session.activeItem.value = item;
        tools.onTab('peers');
      },
      openSource: (block) => {
        session.currentBlock.value = block;
        tools.onTab('sources');
      },
      setAgencies: (block, names) => {
        const found = findBlock(view.state.doc, block);
        if (found) view.dispatch(commands.setAttrs(view.state.tr, found.index, { agencies: names }));
      },
    },
    onChange: (state, tr) => {
      const { id, items } = attrsOf(state.doc.child(commands.currentIndex(state)));
      if (tr.selectionSet || tr.docChanged) {
        session.currentBlock.value = id;
        if (view.hasFocus() && items[0]) session.activeItem.value = items[0];
      }
      if (tr.docChanged && !tr.getMeta('shown')) session.typed();
      session.changes.value++;
    },
    onPaste: (target, event) => takePaste(target, event, (message) => toast(message)),
  });
  session.view = view;
  return () => {
    session.view = null;
    end();
  };
}
