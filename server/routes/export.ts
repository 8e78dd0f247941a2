import { z } from 'zod';
import { documentsRequestSchema } from '../../graph-schema/api.ts';
import { EXPORT_MEDIA, FILE_FORMATS, type Exporter } from '../export/exporter.ts';
import { RECORD_SHEETS } from '../export/record-sheets.ts';
import { choicesParam, listParam } from '../../graph-schema/params.ts';
import type { ExportRecord } from '../../graph-schema/records.ts';
import { givingFile, type Route } from './route.ts';

type RecordType = ExportRecord['type'];
const RECORD_TYPES = Object.keys(RECORD_SHEETS) as [RecordType, ...RecordType[]];

const exportRequestSchema = documentsRequestSchema.pick({ level: true, region: true, year: true, q: true }).extend({
  format: z.enum(FILE_FORMATS).default('jsonl'),
  document: listParam,
  only: choicesParam(RECORD_TYPES).describe(`记录种类：${RECORD_TYPES.join('、')}`),
});

/** The store, or a choice of its documents, as a file. */
export function exportRoutes(exporter: Exporter): Route[] {
  return [
    givingFile({
      path: '/export',
      summary: '导出文库或其中一部分',
      tag: '导出',
      query: exportRequestSchema,
      media: EXPORT_MEDIA,
      handle: async ({ query, origin }) => {
        const { name, media, pieces } = await exporter({ ...query, base: origin });
        return { name, media, content: pieces };
      },
    }),
  ];
}
