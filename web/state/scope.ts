import type { Scope } from '../links.ts';
import { stored } from './storage.ts';

/** The scope that was looked at last: links in the navigation lead back into it. Views set it from their address. */
export const lastScope = stored<Scope>('scope', { up: '', down: [] });

/** The document that was read last. */
export const lastDocument = stored<string>('document', '');

/** Remembers a scope, where it names something. */
export function rememberScope(scope: Scope): void {
  if (scope.up || scope.down.length > 0) lastScope.value = scope;
}
