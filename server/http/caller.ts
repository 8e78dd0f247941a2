import type { Request } from 'express';
import { AUTHOR_HEADER, type Me } from '../../graph-schema/api-draft.ts';

const UNSIGNED = '本机';

/** Who calls, and whether he may write. */
export function callerOf(request: Request): Me {
  const given = request.get(AUTHOR_HEADER);
  return { name: decoded(given) || UNSIGNED, mayWrite: true, local: true, message: '' };
}

function decoded(name: string | undefined): string {
  try {
    return decodeURIComponent(name ?? '')
      .trim()
      .slice(0, 50);
  } catch {
    return '';
  }
}
