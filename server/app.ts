import compression from 'compression';
import express, { Router, type Express, type RequestHandler } from 'express';
import { API_ROOT } from '../graph-schema/endpoints.ts';
import { ZhengmaiError } from '../graph-schema/errors.ts';
import type { AppDependencies } from './contract.ts';
import { identify, requireWriter } from './http/caller.ts';
import { mcp } from './http/mcp.ts';
import { hostGuard, originGuard, requestLimit, securityHeaders, writeLimit } from './http/guard.ts';
import { markRoute, observe } from './http/observe.ts';
import { page } from './http/page.ts';
import { errorHandler, formReader } from './http/problem.ts';
import { silent } from './log.ts';
import type { Metrics } from './metrics.ts';
import { ReadyAnswers } from './http/answers.ts';
import { answeringHere } from './routes/answering.ts';
import { routeTable } from './routes/index.ts';
import type { Route } from './routes/route.ts';
import { openApi } from './routes/openapi.ts';
import { serve } from './routes/serve.ts';

/**
 * The HTTP application over a store, an index and the queries: API under /api/v1, the built page everywhere else.
 * Reads no environment and listens nowhere.
 */
export function createApp(deps: AppDependencies): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', 'strong');
  app.set('query parser', 'simple');
  const log = deps.log ?? silent;
  app.use(observe(log, deps.metrics), securityHeaders, hostGuard(deps.hosts ?? []));
  if (deps.readsPerMinute) app.use(requestLimit(deps.readsPerMinute));
  app.use(compression());
  app.use(
    '/api/v1',
    originGuard,
    identify(deps.access, changesAnything(deps)),
    writeLimit(deps.writesPerMinute ?? 120),
    api(deps),
  );
  if (deps.metrics) app.get('/metrics', metricsPage(deps.metrics));
  app.use(mcp(deps, untilReady(deps)));
  app.use('/api', () => {
    throw new ZhengmaiError('NOT_FOUND', '没有这个接口。接口一览见 /api/v1/openapi.json。');
  });
  if (deps.webRoot) app.use(page(deps.webRoot));
  app.use(() => {
    throw new ZhengmaiError('NOT_FOUND', '没有这个地址。');
  });
  app.use(errorHandler(log));
  return app;
}

function changesAnything({ library, reviews, drafts, clips }: AppDependencies): boolean {
  return [library, reviews, drafts, clips].some((service) => service !== undefined);
}

function api(deps: AppDependencies): Router {
  const router = Router();
  const routes = routeTable(deps);
  const answers = new ReadyAnswers(deps.answering ?? answeringHere(routes), deps.stateOf);
  let description: string | undefined;
  router.use(privateAnswers);
  router.get('/openapi.json', (_request, response) => {
    markRoute(response, `${API_ROOT}/openapi.json`);
    description ??= JSON.stringify(openApi(routes, deps.version ?? '0'));
    response.type('json').send(description);
  });
  for (const row of routes) {
    const waits = row.always ? [] : [untilReady(deps)];
    const body = row.form ? [] : [express.json({ limit: row.limit ?? '1mb' })];
    const leave = row.method === 'get' || row.reads ? [] : [requireWriter];
    router[row.method](
      row.path,
      ...waits,
      ...leave,
      ...body,
      ...(row.middleware ?? []).map(formReader),
      serve(row, answers),
    );
  }
  for (const path of new Set(routes.map((row) => row.path))) router.all(path, refuseMethod(methodsOf(routes, path)));
  return router;
}

/** What may be asked of an address: "GET, HEAD, POST". */
function methodsOf(routes: readonly Route[], path: string): string {
  const methods = routes.filter((row) => row.path === path).map(({ method }) => method.toUpperCase());
  return methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])).join(', ');
}

function refuseMethod(allowed: string): RequestHandler {
  return (_request, response) => {
    response.setHeader('Allow', allowed);
    throw new ZhengmaiError('METHOD_NOT_ALLOWED', `这个地址只能用 ${allowed}。接口一览见 /api/v1/openapi.json。`);
  };
}

function metricsPage(metrics: Metrics): RequestHandler {
  return async (_request, response) => {
    markRoute(response, '/metrics');
    const { type, text } = await metrics.page();
    response.setHeader('Cache-Control', 'no-store').type(type).send(text);
  };
}

/** Answers may be kept by the browser but are asked for anew each time, which ETag makes cheap. */
const privateAnswers: RequestHandler = (_request, response, next) => {
  response.setHeader('Cache-Control', 'private, no-cache');
  next();
};

function untilReady(deps: AppDependencies): RequestHandler {
  return (_request, _response, next) => {
    if (deps.ready?.() ?? true) next();
    else throw new ZhengmaiError('NOT_READY', '正在载入检索索引，稍候即可使用。');
  };
}
