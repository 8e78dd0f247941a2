import { request } from '../../api.ts';
import { TokenForm } from '../../parts/token-form.tsx';
import type { DraftSession } from './session/session.ts';

/** Why writing is not possible here, with a field for the operator's token. */
export function ReadOnlyNote({ message, onToken }: { message: string; onToken: () => void }) {
  return (
    <TokenForm class="draft-notice" button={{ text: '用口令修改', class: 'btn--small' }} onToken={onToken}>
      <span>只读。{message}</span>
    </TokenForm>
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
