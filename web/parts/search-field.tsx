import { useEffect, useRef, useState } from 'preact/hooks';
import type { Suggestion } from '../../graph-schema/search.ts';
import { isComposing } from '../keys.ts';
import { findWords, Marked } from './highlight.tsx';
import { useOwnText } from '../state/own-text.ts';
import { useSuggestions } from './suggestions.ts';

const KIND_WORDS: Record<Suggestion['kind'], string> = {
  word: '词语',
  clause: '条款',
  target: '指标',
  document: '文件',
};

export interface SearchFieldProps {
  value: string;
  /** Every change of the text, also while an input method composes (then with `composing`). */
  onInput?: (text: string, composing: boolean) => void;
  /** Enter or the button. */
  onSubmit: (text: string) => void;
  /** A suggestion that names a clause or document. */
  onOpen: (suggestion: Suggestion & { id: string }) => void;
  main?: boolean;
  autoFocus?: boolean;
  id: string;
}

/** Search field with suggestions of four sorts. A combobox: arrows choose, Enter takes, Esc closes. */
export function SearchField({ value, onInput, onSubmit, onOpen, main, autoFocus, id }: SearchFieldProps) {
  const [text, setText] = useOwnText(value);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const input = useRef<HTMLInputElement>(null);
  const suggestions = useSuggestions(open ? text : '');
  const shown = open && suggestions.length > 0;
  useEffect(() => {
    if (autoFocus) input.current?.focus();
  }, []);

  const close = (): void => {
    setOpen(false);
    setActive(-1);
  };
  const take = (suggestion: Suggestion): void => {
    close();
    if (suggestion.id !== undefined) onOpen({ ...suggestion, id: suggestion.id });
    else {
      setText(suggestion.text);
      onSubmit(suggestion.text);
    }
  };
  const submit = (): void => {
    const chosen = shown ? suggestions[active] : undefined;
    if (chosen) take(chosen);
    else {
      close();
      onSubmit(text);
    }
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event)) return;
    if (event.key === 'Escape') {
      if (shown) close();
      else input.current?.blur();
    } else if (shown && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      const count = suggestions.length + 1;
      setActive(((active + 1 + step + count) % count) - 1);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      submit();
    }
  };

  return (
    <div class={`search-field${main ? ' search-field--main' : ''}`}>
      <input
        ref={input}
        id={id}
        type="search"
        role="combobox"
        aria-label="检索"
        aria-expanded={shown}
        aria-controls={`${id}-suggestions`}
        aria-autocomplete="list"
        aria-activedescendant={shown && active >= 0 ? `${id}-suggestion-${active}` : undefined}
        autocomplete="off"
        spellcheck={false}
        enterkeyhint="search"
        maxLength={5000}
        placeholder="词语、“原文短语”、文号"
        value={text}
        onInput={(event) => {
          const next = event.currentTarget.value;
          setText(next);
          setOpen(true);
          setActive(-1);
          onInput?.(next, event.isComposing);
        }}
        onCompositionEnd={(event) => onInput?.(event.currentTarget.value, false)}
        onKeyDown={onKeyDown}
        onBlur={close}
      />
      {text === '' && <kbd aria-hidden="true">/</kbd>}
      {/* the list is there from the start, so that aria-controls always names something */}
      <ul id={`${id}-suggestions`} class="suggestions panel" role="listbox" aria-label="建议" hidden={!shown}>
        {shown &&
          suggestions.map((suggestion, index) => (
            <li
              key={`${suggestion.kind}${suggestion.text}${suggestion.id ?? ''}`}
              id={`${id}-suggestion-${index}`}
              role="option"
              aria-selected={index === active}
              onMouseDown={(event) => {
                event.preventDefault(); // keeps the focus in the field
                take(suggestion);
              }}
            >
              <span class="meta">{KIND_WORDS[suggestion.kind]}</span>
              <span class="suggestion-text">
                <Marked text={suggestion.text} marks={findWords(suggestion.text, [text.trim()])} />
              </span>
              <span class="meta">{suggestion.id === undefined ? '' : 'Enter 打开'}</span>
            </li>
          ))}
      </ul>
    </div>
  );
}
