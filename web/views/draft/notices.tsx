import { useState } from 'preact/hooks';
import { request } from '../../api.ts';
import { token } from '../../state/identity.ts';
import type { DraftSession } from './session/session.ts';

/** Why writing is not possible here, with a field for the operator's token. */
export function ReadOnlyNote({ message, onToken }: { message: string; onToken: () => void }) {
  const [typed, setTyped] = useState(token.value);
  return (
    <form
      class="draft-notice"
      onSubmit={(event) => {
        event.preventDefault();
        token.value = typed.trim();
        onToken();
      }}
    >
      <span>只读。{message}</span>
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
      <button class="btn btn--small" type="submit">
        用口令修改
      </button>
    </form>
  );
}

/** What has changed outside: parents that are gone, writing not allowed. */
export function Notices({ session }: { session: DraftSession }) {
  const ask = (): void =>
    void request('me').then(
      ({ mayWrite, message }) => {
        session.mayWrite.value = mayWrite;
        session.writeNote.value = mayWrite ? '' : message;
      },
      () => undefined,
    );
  return (
    <>
      {!session.mayWrite.value && <ReadOnlyNote message={session.writeNote.value} onToken={ask} />}
      {session.notices.value.map((notice) => (
        <p key={notice} class="draft-notice">
          {notice}
        </p>
      ))}
    </>
  );
}
