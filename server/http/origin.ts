import type { Request } from 'express';

/** Address under which the caller reached this server ("http://127.0.0.1:3000"), for links in what is given out. */
export function originOf(request: Request): string {
  return `${request.protocol}://${request.get('host') ?? 'localhost'}`;
}
