import { useEffect, useState } from 'preact/hooks';
import { ApiError, request } from '../../../api.ts';
import { readCopies, type LocalCopy } from './local-copy.ts';
import { DraftSession } from './session.ts';

/** Opens a draft: from the server, or from what this machine keeps while the server is away. */

const RETRY_MS = 5000;

/** A draft as it can be shown without the server. */
function fromCopy({ id, base, baseContent, at }: LocalCopy): ConstructorParameters<typeof DraftSession>[0] {
  const draft = { ...baseContent, id, version: base, createdAt: at, updatedAt: at, updatedBy: '' };
  return { draft, documents: [], moved: [], notices: [], deleted: null, issued: null };
}

async function openSession(id: string): Promise<DraftSession> {
  const copies = await readCopies(id);
  const copy = copies.at(-1);
  const response = await request('draft', { draft: id }).catch((error: unknown) => {
    if (copy && error instanceof ApiError && error.passing) return fromCopy(copy);
    throw error;
  });
  const session = new DraftSession(response, copies);
  void session.readChecklist();
  void session.checks.now();
  void request('me').then(
    ({ mayWrite, message }) => {
      session.mayWrite.value = mayWrite;
      session.writeNote.value = message;
    },
    () => undefined,
  );
  return session;
}

export interface Opened {
  session: DraftSession | null;
  error: ApiError | null;
  retry: () => void;
}

/** The session of a draft for as long as its page is shown. */
export function useSession(id: string): Opened {
  const [session, setSession] = useState<DraftSession | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let isLeft = false;
    let mine: DraftSession | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    openSession(id).then(
      (opened) => {
        mine = opened;
        if (isLeft) opened.end();
        else setSession(opened);
      },
      (failure: unknown) => {
        const known = failure instanceof ApiError ? failure : new ApiError('INTERNAL', String(failure));
        setError(known);
        if (known.passing) timer = setTimeout(() => setAttempt((n) => n + 1), RETRY_MS);
      },
    );
    return () => {
      isLeft = true;
      clearTimeout(timer);
      mine?.end();
    };
  }, [id, attempt]);
  return { session, error, retry: () => setAttempt((n) => n + 1) };
}
