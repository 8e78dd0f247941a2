import { useEffect, useRef } from 'preact/hooks';
import { useOwnText } from '../state/own-text.ts';

interface FilterFieldProps {
  label: string;
  placeholder: string;
  maxLength: number;
  value: string;
  /** Told after a short pause in typing. */
  onChange: (words: string) => void;
}

const TYPING_MS = 200;

/** A field that narrows a list while one types; what an input method is still composing narrows nothing. */
export function FilterField({ label, placeholder, maxLength, value, onChange }: FilterFieldProps) {
  const [text, setText] = useOwnText(value);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const latest = useRef(onChange);
  latest.current = onChange;
  useEffect(() => () => clearTimeout(timer.current), []);
  const send = (words: string): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => latest.current(words), TYPING_MS);
  };
  return (
    <input
      class="text-field"
      type="search"
      aria-label={label}
      placeholder={placeholder}
      maxLength={maxLength}
      value={text}
      onInput={(event) => {
        const words = event.currentTarget.value;
        setText(words);
        if (event.isComposing) clearTimeout(timer.current);
        else send(words);
      }}
      onCompositionEnd={(event) => send(event.currentTarget.value)}
    />
  );
}
