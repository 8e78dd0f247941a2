import { healthSchema } from '../../graph-schema/api.ts';
import { ZhengmaiError } from '../../graph-schema/errors.ts';
import type { AppDependencies } from '../contract.ts';
import { route, type Route } from './route.ts';

/** What the store says while it is away; other errors are mistakes of ours. */
function awayMessage(error: unknown): string {
  if (error instanceof ZhengmaiError && error.code === 'STORE_UNAVAILABLE') return error.message;
  throw error;
}

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
        const counts = await deps.queries.counts().catch(awayMessage);
        const away = typeof counts === 'string' ? counts : null;
        const ready = away === null && (deps.ready?.() ?? true);
        response.status(ready ? 200 : 503).setHeader('Cache-Control', 'no-store');
        return {
          status: ready ? ('ok' as const) : away === null ? ('starting' as const) : ('degraded' as const),
          store: deps.store.kind,
          search: deps.index.kind,
          tokenizer: deps.index.tokenizer,
          ...(typeof counts === 'string' ? { documents: 0, clauses: 0 } : counts),
          ...(deps.version ? { version: deps.version } : {}),
          ...(ready ? {} : { message: away ?? '正在载入检索索引，稍候即可使用。' }),
        };
      },
    }),
  ];
}
