import { useEffect, useState } from 'preact/hooks';
import { isComposing } from '../../../keys.ts';

export interface Option {
  id: string;
  label: string;
  /** What tells it from others of the same name. */
  note: string;
}

interface PickFieldProps {
  id: string;
  label: string;
  placeholder: string;
  /** Asks for what a text names; "" asks for what comes first. */
  find: (text: string, signal: AbortSignal) => Promise<Option[]>;
  onPick: (option: Option) => void;
  /** Names the question: asked anew where it changes. */
  scope?: string;
  invalid?: boolean;
}

const PAUSE_MS = 150;

/** Options for a typed text, the newest question's answer. */
function useOptions({ find, scope = '' }: PickFieldProps, text: string, open: boolean) {
  const [answer, setAnswer] = useState<{ text: string; options: Option[] }>({ text: '', options: [] });
  useEffect(() => {
    if (!open) return undefined;
    const abort = new AbortController();
    const timer = setTimeout(() => {
      find(text.trim(), abort.signal).then(
        (found) => {
          if (!abort.signal.aborted) setAnswer({ text, options: found });
        },
        () => undefined, // the server is away: the field waits
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [text, open, scope]);
  // until the answer comes, of the old options those that still fit
  const asked = answer.text === text;
  return { asked, options: asked ? answer.options : answer.options.filter(({ label }) => label.includes(text.trim())) };
}

/** A field that looks things up while one types. A combobox: arrows choose, Enter takes, Esc closes. */
export function PickField(props: PickFieldProps) {
  const { id, label, placeholder, onPick, invalid } = props;
  const [text, setText] = useState('');
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const { options, asked } = useOptions(props, text, open);
  const shown = open && options.length > 0;
  const take = (option: Option | undefined): void => {
    if (!option) return;
    setText('');
    setOpen(false);
    setActive(0);
    onPick(option);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event)) return;
    if (event.key === 'Escape' && open) setOpen(false);
    else if (event.key === 'ArrowDown') {
      setOpen(true);
      setActive((active + 1) % Math.max(1, options.length));
    } else if (event.key === 'ArrowUp') setActive((active - 1 + options.length) % Math.max(1, options.length));
    else if (event.key === 'Enter' && shown) take(options[active]);
    else return;
    event.preventDefault();
  };
  return (
    <div class="search-field pick-field">
      <input
        id={id}
        type="text"
        role="combobox"
        aria-label={label}
        aria-expanded={shown}
        aria-controls={`${id}-options`}
        aria-autocomplete="list"
        aria-activedescendant={shown ? `${id}-option-${active}` : undefined}
        aria-invalid={invalid || undefined}
        autocomplete="off"
        placeholder={placeholder}
        value={text}
        onInput={(event) => {
          setText(event.currentTarget.value);
          setOpen(true);
          setActive(0);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      <ul id={`${id}-options`} class="suggestions panel pick-options" role="listbox" aria-label={label} hidden={!shown}>
        {shown &&
          options.map((option, index) => (
            <li
              key={option.id}
              id={`${id}-option-${index}`}
              role="option"
              aria-selected={index === active}
              onMouseDown={(event) => {
                event.preventDefault(); // keeps the focus in the field
                take(option);
              }}
            >
              <span class="suggestion-text" title={option.label}>
                {option.label}
              </span>
              <span class="meta">{option.note}</span>
            </li>
          ))}
      </ul>
      {open && asked && text.trim() !== '' && options.length === 0 && (
        <p class="pick-none meta">没有找到“{text.trim()}”</p>
      )}
    </div>
  );
}
