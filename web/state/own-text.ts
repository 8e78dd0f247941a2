import { useReducer, useRef } from 'preact/hooks';

interface Own {
  text: string;
  value: string;
  /** What was typed since text and value last agreed. */
  typed: Set<string>;
}

/**
 * Text of a field whose words also stand elsewhere (the address), where they arrive late: what was typed meanwhile
 * stays. A value that was never typed comes from outside (a link, back and forward) and takes the text's place.
 */
export function useOwnText(value: string): [string, (text: string) => void] {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const own = useRef<Own>({ text: value, value, typed: new Set() }).current;
  if (value !== own.value) {
    own.value = value;
    if (!own.typed.has(value)) own.text = value;
    if (own.text === value) own.typed.clear();
  }
  const set = (text: string): void => {
    own.text = text;
    own.typed.add(text);
    if (text === own.value) own.typed.clear();
    redraw(undefined as never);
  };
  return [own.text, set];
}
