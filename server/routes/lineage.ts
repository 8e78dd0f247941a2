import { coverageResponseSchema, lineageRequestSchema, lineageResponseSchema } from '../../graph-schema/api.ts';
import type { AppDependencies } from '../contract.ts';
import { reading, type Route } from './route.ts';

/** What of an upper document arrived in a lower one. */
export function lineageRoutes({ queries }: Pick<AppDependencies, 'queries'>): Route[] {
  return [
    reading({
      path: '/lineage',
      summary: '两份文件之间的脉络',
      tag: '脉络',
      query: lineageRequestSchema,
      answer: lineageResponseSchema,
      handle: ({ query }) => queries.lineage(query.up, query.down),
    }),
    reading({
      path: '/coverage',
      summary: '下位文件对上位文件的落实情况',
      tag: '脉络',
      query: lineageRequestSchema,
      answer: coverageResponseSchema,
      handle: ({ query }) => queries.coverage(query.up, query.down),
    }),
  ];
}
