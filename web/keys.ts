import { useLayoutEffect, useRef } from 'preact/hooks';

/** Keyboard map. Single keys are silent while a text field has the focus or an input method composes. */
export type KeyMap = Record<string, (event: KeyboardEvent) => void>;

const TYPING =
  'input:not([type="checkbox"]):not([type="radio"]):not([type="button"]):not([type="range"]), textarea, select, [contenteditable="true"]';

/** True where a key belongs to a field or an input method. */
export function isTyping(event: KeyboardEvent): boolean {
  const target = event.target instanceof Element ? event.target : null;
  // keyCode 229: Chromium's mark of a key that an input method has taken
  return event.isComposing || event.keyCode === 229 || Boolean(target?.closest(TYPING));
}

/** True for Enter in a field that an input method uses to accept a word. */
export function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229;
}

/** Name of a key as written in a map: "j", "?", "Enter", "Ctrl+Enter", "Alt+ArrowUp". Letters are lower case. */
export function keyName(event: KeyboardEvent): string {
  const name = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return [event.ctrlKey || event.metaKey ? 'Ctrl+' : '', event.altKey ? 'Alt+' : '', name].join('');
}

/** True where the focus is on something that Enter or Space already works on. */
function isOperated(event: KeyboardEvent): boolean {
  return (
    (event.key === 'Enter' || event.key === ' ') &&
    event.target instanceof Element &&
    Boolean(event.target.closest('a[href], button, summary, [role="option"]'))
  );
}

/** Listens to these keys as long as the component is shown, from the moment it is there: no key is lost before a frame is painted. */
export function useKeys(map: KeyMap): void {
  const current = useRef(map);
  current.current = map;
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || isTyping(event) || isOperated(event)) return;
      const run = current.current[keyName(event)];
      if (!run) return;
      event.preventDefault();
      run(event);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
