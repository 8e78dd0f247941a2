import type { Request } from 'express';

/**
 * Address under which the caller reached this server ("http://127.0.0.1:3000"), for links in what is given out. Where a
 * proxy hands requests on, it tells how it was asked in X-Forwarded-Proto; who makes that up gets wrong links himself.
 */
export function originOf(request: Request): string {
  const forwarded = request.get('x-forwarded-proto')?.split(',')[0]?.trim();
  const protocol = forwarded === 'https' || forwarded === 'http' ? forwarded : request.protocol;
  return `${protocol}://${request.get('host') ?? 'localhost'}`;
}
