import { effect, signal } from '@preact/signals';
import type { Me } from '../../graph-schema/api-draft.ts';
import { request } from '../api.ts';
import { token } from './identity.ts';

/** Who we are to the server, and whether we may write; null until it has told. */
export const me = signal<Me | null>(null);

/** Asks the server now, and whenever another token is given. A server that is away leaves things as they are. */
export function followMe(): void {
  effect(() => {
    void token.value;
    request('me').then(
      (answer) => (me.value = answer),
      () => undefined,
    );
  });
}
