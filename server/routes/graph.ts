import { z } from 'zod';
import {
  agenciesRequestSchema,
  agenciesResponseSchema,
  agencyRequestSchema,
  agencyResponseSchema,
  neighbourhoodRequestSchema,
  neighbourhoodResponseSchema,
} from '../../graph-schema/api-graph.ts';
import type { AppDependencies } from '../contract.ts';
import { agencySheet } from '../export/agency-sheet.ts';
import { MEDIA } from '../export/media.ts';
import { SHEET_FORMATS, sheetsFile } from '../export/table-file.ts';
import { givingFile, reading, type Route } from './route.ts';

const { agency: agencyParam, clause: clauseParam } = agencyRequestSchema.shape;
const agencyParams = z.object({ agency: agencyParam });
const agencyQuery = z.object({ clause: clauseParam });

/** Agencies and what is near a node of the graph. */
export function graphRoutes({ queries }: Pick<AppDependencies, 'queries'>): Route[] {
  return [
    reading({
      path: '/agencies',
      summary: '责任单位',
      tag: '图谱',
      query: agenciesRequestSchema,
      answer: agenciesResponseSchema,
      handle: ({ query }) => queries.agencies(query),
    }),
    reading({
      path: '/agencies/:agency',
      summary: '一个单位的职责和上下级对口单位',
      tag: '图谱',
      params: agencyParams,
      query: agencyQuery,
      answer: agencyResponseSchema,
      handle: ({ params, query }) => queries.agency({ ...params, ...query }),
    }),
    givingFile({
      path: '/agencies/:agency/file',
      summary: '一个单位的职责，文件（CSV、Excel）',
      tag: '图谱',
      params: agencyParams,
      query: agencyQuery.extend({ format: z.enum(SHEET_FORMATS).default('xlsx') }),
      media: SHEET_FORMATS.map((format) => MEDIA[format]),
      handle: async ({ params, query }) => {
        const answer = await queries.agency({ ...params, clause: query.clause });
        const content = await sheetsFile([agencySheet(answer)], query.format);
        const name = `责任单位 ${answer.agency.name}.${query.format}`;
        return { name, media: MEDIA[query.format], content };
      },
    }),
    reading({
      path: '/neighbourhood',
      summary: '一个节点周围两步以内的图',
      tag: '图谱',
      query: neighbourhoodRequestSchema,
      answer: neighbourhoodResponseSchema,
      handle: ({ query }) => queries.neighbourhood(query),
    }),
  ];
}
