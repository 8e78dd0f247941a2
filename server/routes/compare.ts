import { z } from 'zod';
import {
  pairResponseSchema,
  tableRequestSchema,
  tableResponseSchema,
  targetsRequestSchema,
  targetsResponseSchema,
} from '../../graph-schema/api-table.ts';
import { clauseIdSchema } from '../../graph-schema/ids.ts';
import { MEDIA } from '../export/media.ts';
import { SHEET_FORMATS, sheetsFile, TABLE_FORMATS, tableFile } from '../export/table-file.ts';
import { targetsSheets } from '../export/targets-sheet.ts';
import type { AppDependencies } from '../contract.ts';
import { givingFile, reading, type Route } from './route.ts';

/** Documents and clauses side by side. */
export function compareRoutes({ queries }: Pick<AppDependencies, 'queries'>): Route[] {
  return [
    reading({
      path: '/table',
      summary: '落实对照表',
      tag: '脉络',
      query: tableRequestSchema,
      answer: tableResponseSchema,
      handle: ({ query }) => queries.table(query.up, query.down),
    }),
    givingFile({
      path: '/table/file',
      summary: '落实对照表的文件（CSV、Excel、Word）',
      tag: '脉络',
      query: tableRequestSchema.extend({ format: z.enum(TABLE_FORMATS).default('xlsx') }),
      media: TABLE_FORMATS.map((format) => MEDIA[format]),
      handle: async ({ query }) => {
        const table = await queries.table(query.up, query.down);
        const name = `落实对照表 ${table.up.document}.${query.format}`;
        return { name, media: MEDIA[query.format], content: await tableFile(table, query.format) };
      },
    }),
    reading({
      path: '/targets',
      summary: '几份文件的指标比较',
      tag: '脉络',
      query: targetsRequestSchema,
      answer: targetsResponseSchema,
      handle: ({ query }) => queries.targets(query),
    }),
    givingFile({
      path: '/targets/file',
      summary: '指标比较的文件（CSV、Excel）',
      tag: '脉络',
      query: targetsRequestSchema.extend({ format: z.enum(SHEET_FORMATS).default('xlsx') }),
      media: SHEET_FORMATS.map((format) => MEDIA[format]),
      handle: async ({ query }) => {
        const content = await sheetsFile(targetsSheets(await queries.targets(query)), query.format);
        return { name: `指标.${query.format}`, media: MEDIA[query.format], content };
      },
    }),
    reading({
      path: '/pair',
      summary: '两个条款对读',
      tag: '脉络',
      query: z.object({ from: clauseIdSchema, to: clauseIdSchema }),
      answer: pairResponseSchema,
      handle: ({ query }) => queries.pair(query.from, query.to),
    }),
  ];
}
