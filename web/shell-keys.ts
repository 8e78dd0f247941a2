import { useLayoutEffect } from 'preact/hooks';
import { isTyping, keyName } from './keys.ts';
import { navHref } from './parts/app-bar.tsx';
import { navigate } from './router.ts';
import { drawer, openDialog, toggleDrawer } from './state/shell.ts';
import { VIEWS, type ViewName } from './views.ts';

const SEQUENCE_MS = 1200;

function focusSearch(): void {
  const field = document.querySelector<HTMLInputElement>('input[role="combobox"]');
  field?.focus();
  field?.select();
}

function viewOfKey(key: string): ViewName | undefined {
  return (Object.keys(VIEWS) as ViewName[]).find((name) => VIEWS[name].key === key);
}

/** Runs a key of the shell; returns whether it was one. */
function runShellKey(name: string): boolean {
  switch (name) {
    case '/':
      focusSearch();
      return true;
    case '?':
      openDialog.value = 'keys';
      return true;
    case '[':
      toggleDrawer('left');
      return true;
    case ']':
      toggleDrawer('right');
      return true;
    case 'Escape':
      if (drawer.value === null) return false;
      drawer.value = null;
      return true;
    default:
      return false;
  }
}

/** Keys of the shell: "/", "?", drawers, and G followed by a view's letter. Heard before the keys of the views. */
export function useShellKeys(): void {
  useLayoutEffect(() => {
    let sequenceUntil = 0;
    const onKey = (event: KeyboardEvent): void => {
      if (isTyping(event) || document.querySelector('dialog[open]')) return;
      const name = keyName(event);
      const inSequence = Date.now() < sequenceUntil;
      sequenceUntil = 0;
      const view = inSequence ? viewOfKey(name) : undefined;
      if (view) navigate(navHref(view));
      else if (name === 'g') sequenceUntil = Date.now() + SEQUENCE_MS;
      else if (!runShellKey(name)) return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKey, true);
    return () => document.removeEventListener('keydown', onKey, true);
  }, []);
}
