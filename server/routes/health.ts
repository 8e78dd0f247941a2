import { healthSchema } from '../../graph-schema/api.ts';
import type { AppDependencies } from '../contract.ts';
import { route, type Route } from './route.ts';

/** Whether searches answer, and what is in: 503 with the same body while the index is loading. */
export function healthRoutes(deps: AppDependencies): Route[] {
  return [
    route({
      method: 'get',
      path: '/health',
      summary: '运行状况',
      tag: '系统',
      answer: healthSchema,
      always: true,
      handle: async ({ response }) => {
        const ready = deps.ready?.() ?? true;
        response.status(ready ? 200 : 503).setHeader('Cache-Control', 'no-store');
        return {
          status: ready ? ('ok' as const) : ('starting' as const),
          store: deps.store.kind,
          search: deps.index.kind,
          tokenizer: deps.index.tokenizer,
          ...(await deps.queries.counts()),
          ...(deps.version ? { version: deps.version } : {}),
          ...(ready ? {} : { message: '正在载入检索索引，稍候即可使用。' }),
        };
      },
    }),
  ];
}
