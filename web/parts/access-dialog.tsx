import { useState } from 'preact/hooks';
import { token } from '../state/identity.ts';
import { me } from '../state/me.ts';
import { Dialog } from './dialog.tsx';

/** Why nothing can be changed from this machine, with a field for the operator's token. */
export function AccessDialog({ onClose }: { onClose: () => void }) {
  const [typed, setTyped] = useState(token.value);
  const { mayWrite = false, name = '', message = '' } = me.value ?? {};
  return (
    <Dialog title={mayWrite ? '可以修改' : '只能查看'} onClose={onClose}>
      <p>{mayWrite ? `署名：${name}。` : message}</p>
      <form
        class="btn-row"
        onSubmit={(event) => {
          event.preventDefault();
          token.value = typed.trim();
        }}
      >
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
        <button class="btn btn--primary" type="submit">
          确定
        </button>
      </form>
    </Dialog>
  );
}

/** In the bar where nothing can be changed, or where a token says who we are; nothing at the server's own machine. */
export function AccessButton({ onOpen }: { onOpen: () => void }) {
  const known = me.value;
  if (!known || (known.mayWrite && !token.value)) return null;
  return (
    <button class="btn btn--quiet" type="button" title={known.message || `署名：${known.name}`} onClick={onOpen}>
      {known.mayWrite ? known.name : '只读'}
    </button>
  );
}
