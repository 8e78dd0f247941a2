import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { documentsRequestSchema, listParam } from '../../graph-schema/api.ts';
import { FILE_FORMATS, type Exporter } from '../export/exporter.ts';
import { RECORD_SHEETS } from '../export/record-sheets.ts';
import type { ExportRecord } from '../../graph-schema/records.ts';
import { originOf } from '../http/origin.ts';
import { route, type Route } from './route.ts';

type RecordType = ExportRecord['type'];
const RECORD_TYPES = Object.keys(RECORD_SHEETS) as [RecordType, ...RecordType[]];

const exportRequestSchema = documentsRequestSchema.pick({ level: true, region: true, year: true, q: true }).extend({
  format: z.enum(FILE_FORMATS).default('jsonl'),
  document: listParam,
  only: listParam.pipe(z.array(z.enum(RECORD_TYPES))),
});

/** The store, or a choice of its documents, as a file. */
export function exportRoutes(exporter: Exporter): Route[] {
  return [
    route({
      method: 'get',
      path: '/export',
      summary: '导出文库或其中一部分',
      tag: '导出',
      query: exportRequestSchema,
      media: 'application/octet-stream',
      handle: async ({ query, request, response }) => {
        const base = originOf(request);
        const { name, media, pieces } = await exporter({ ...query, base });
        response.attachment(name).type(media);
        await pipeline(Readable.from(pieces), response).catch((error: unknown) => {
          if (!response.destroyed) throw error; // a reader that goes away is no fault
        });
      },
    }),
  ];
}
