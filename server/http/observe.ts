import { randomUUID } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import { takeTurn } from './turns.ts';

const REQUEST_ID = 'X-Request-Id';
// matches "a1B2-c3_d4.5"; not "a b", "日"
const PLAIN_ID = /^[\w.-]{1,64}$/u;

/** Names the row of the route table that serves a request, for log and figures. */
export function markRoute(response: Response, route: string): void {
  response.locals['route'] = route;
}

/**
 * Gives each request an id (a proxy's own is kept), counts it, and writes a line when it is answered: its route, not its
 * address, since that holds what was asked for.
 */
export function observe(log: Log, metrics: Metrics | undefined): RequestHandler {
  return (request, response, next) => {
    const id = idOf(request);
    const start = performance.now();
    response.setHeader(REQUEST_ID, id);
    response.once('close', () => {
      const route = (response.locals['route'] as string | undefined) ?? 'page';
      const ms = Math.round((performance.now() - start) * 10) / 10;
      const { method } = request;
      const status = response.writableFinished ? response.statusCode : 499; // the caller went away
      metrics?.request({ method, route, status, seconds: ms / 1000 });
      log.info({ id, method, route, status, ms }, `${method} ${route} ${status} ${ms}ms`);
    });
    takeTurn(next);
  };
}

function idOf(request: Request): string {
  const given = request.get(REQUEST_ID);
  return given !== undefined && PLAIN_ID.test(given) ? given : randomUUID();
}
