import { z } from 'zod';
import {
  pairResponseSchema,
  tableRequestSchema,
  tableResponseSchema,
  targetsRequestSchema,
  targetsResponseSchema,
} from '../../graph-schema/api-table.ts';
import { clauseIdSchema } from '../../graph-schema/ids.ts';
import type { AppDependencies } from '../contract.ts';
import { route, type Route } from './route.ts';

/** Documents and clauses side by side. */
export function compareRoutes({ queries }: AppDependencies): Route[] {
  return [
    route({
      method: 'get',
      path: '/table',
      summary: '落实对照表',
      tag: '脉络',
      query: tableRequestSchema,
      answer: tableResponseSchema,
      handle: ({ query }) => queries.table(query.up, query.down),
    }),
    route({
      method: 'get',
      path: '/targets',
      summary: '几份文件的指标比较',
      tag: '脉络',
      query: targetsRequestSchema,
      answer: targetsResponseSchema,
      handle: ({ query }) => queries.targets(query.documents),
    }),
    route({
      method: 'get',
      path: '/pair',
      summary: '两个条款对读',
      tag: '脉络',
      query: z.object({ from: clauseIdSchema, to: clauseIdSchema }),
      answer: pairResponseSchema,
      handle: ({ query }) => queries.pair(query.from, query.to),
    }),
  ];
}
