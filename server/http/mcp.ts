import express, { Router, type RequestHandler } from 'express';
import type { AppDependencies } from '../contract.ts';
import { originGuard } from './guard.ts';
import { markRoute } from './observe.ts';
import { originOf } from './origin.ts';

type Sources = Pick<AppDependencies, 'queries' | 'index' | 'checks' | 'version' | 'log'>;

/** The server for assistants at /mcp. The protocol's library is loaded with the first request, most servers get none. */
export function mcp({ queries, index, checks, version, log }: Sources, ready: RequestHandler): Router {
  const router = Router();
  router.use('/mcp', (_request, response, next) => {
    markRoute(response, '/mcp');
    next();
  });
  router.post('/mcp', originGuard, ready, express.json({ limit: '1mb' }), async (request, response) => {
    const { answerMcp } = await import('../mcp/http.ts');
    const base = originOf(request);
    const onError = (error: unknown): void => {
      log?.error({ error: error instanceof Error ? error.stack : String(error) }, '助手接口出错');
    };
    await answerMcp(request, response, { queries, index, checks, base, version: version ?? '0', onError });
  });
  router.all('/mcp', (_request, response) => void response.status(405).setHeader('Allow', 'POST').end());
  return router;
}
