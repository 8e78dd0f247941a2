import { z } from 'zod';
import {
  agenciesRequestSchema,
  agenciesResponseSchema,
  agencyResponseSchema,
  neighbourhoodRequestSchema,
  neighbourhoodResponseSchema,
} from '../../graph-schema/api-graph.ts';
import type { AppDependencies } from '../contract.ts';
import { route, type Route } from './route.ts';

/** Agencies and what is near a node of the graph. */
export function graphRoutes({ queries }: AppDependencies): Route[] {
  return [
    route({
      method: 'get',
      path: '/agencies',
      summary: '责任单位',
      tag: '图谱',
      query: agenciesRequestSchema,
      answer: agenciesResponseSchema,
      handle: ({ query }) => queries.agencies(query),
    }),
    route({
      method: 'get',
      path: '/agencies/:agency',
      summary: '一个单位的职责和上下级对口单位',
      tag: '图谱',
      params: z.object({ agency: z.string().min(1).max(300) }),
      answer: agencyResponseSchema,
      handle: ({ params }) => queries.agency(params.agency),
    }),
    route({
      method: 'get',
      path: '/neighbourhood',
      summary: '一个节点周围两步以内的图',
      tag: '图谱',
      query: neighbourhoodRequestSchema,
      answer: neighbourhoodResponseSchema,
      handle: ({ query }) => queries.neighbourhood(query),
    }),
  ];
}
