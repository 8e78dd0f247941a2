import { z } from 'zod';
import {
  diagnosticsRequestSchema,
  diagnosticsResponseSchema,
  missingResponseSchema,
  overviewResponseSchema,
  watchResponseSchema,
} from '../../graph-schema/api.ts';
import { pageParams } from '../../graph-schema/params.ts';
import type { AppDependencies } from '../contract.ts';
import { reading, route, type Route } from './route.ts';

/** The corpus as a whole: figures, what is odd, what is cited and not held. */
export function corpusRoutes({ queries, watch }: Pick<AppDependencies, 'queries' | 'watch'>): Route[] {
  return [
    route({
      method: 'get',
      path: '/watch',
      summary: '看守的文件夹',
      tag: '文库',
      answer: watchResponseSchema,
      handle: () => ({ watch: watch?.() ?? null }),
    }),
    reading({
      path: '/overview',
      summary: '文库概况',
      tag: '文库',
      answer: overviewResponseSchema,
      handle: () => queries.overview(),
    }),
    reading({
      path: '/diagnostics',
      summary: '校读提示',
      tag: '文库',
      query: diagnosticsRequestSchema,
      answer: diagnosticsResponseSchema,
      handle: ({ query }) => queries.diagnostics(query),
    }),
    reading({
      path: '/missing',
      summary: '被引用而未入库的文件',
      tag: '文库',
      query: z.object(pageParams),
      answer: missingResponseSchema,
      handle: ({ query }) => queries.missing(query),
    }),
  ];
}
