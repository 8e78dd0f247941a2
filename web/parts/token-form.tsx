import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { token } from '../state/identity.ts';

interface TokenFormProps {
  class: string;
  /** Wording and look of the button. */
  button: { text: string; class: string };
  onToken?: () => void;
  /** What stands before the field. */
  children?: ComponentChildren;
}

/** A field for the operator's token, which this browser then sends with what it writes. */
export function TokenForm({ class: look, button, onToken, children }: TokenFormProps) {
  const [typed, setTyped] = useState(token.value);
  return (
    <form
      class={look}
      onSubmit={(event) => {
        event.preventDefault();
        token.value = typed.trim();
        onToken?.();
      }}
    >
      {children}
      <label>
        口令{' '}
        <input
          class="text-field"
          type="password"
          autocomplete="off"
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
      </label>
      <button class={`btn ${button.class}`} type="submit">
        {button.text}
      </button>
    </form>
  );
}
