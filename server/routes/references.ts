import { z } from 'zod';
import { REFERENCE_STYLES, type ReferenceStyle } from '../../graph-schema/reference.ts';
import type { AppDependencies } from '../contract.ts';
import { reference } from '../export/reference.ts';
import { originOf } from '../http/origin.ts';
import { documentParams } from './documents.ts';
import { route, type Route } from './route.ts';

const STYLES = Object.keys(REFERENCE_STYLES) as [ReferenceStyle, ...ReferenceStyle[]];

/** Entries for bibliographies. */
export function referenceRoutes({ queries }: AppDependencies): Route[] {
  return [
    route({
      method: 'get',
      path: '/documents/:document/reference',
      summary: '文件或条款的参考文献著录（GB/T 7714、RIS）',
      tag: '导出',
      params: documentParams,
      query: z.object({
        style: z.enum(STYLES).default('gbt7714'),
        clause: z
          .string()
          .regex(/^[a-z0-9.~]+$/u, '条款标识格式不对')
          .optional(),
      }),
      media: 'text/plain',
      handle: async ({ params: { document }, query: { style, clause }, request, response }) => {
        const id = clause === undefined ? document : `${document}/${clause}`;
        const base = originOf(request);
        const accessed = new Date().toISOString().slice(0, 10);
        const text = await reference(queries, id, { style, base, accessed });
        if (style === 'ris') response.attachment(`${document}.ris`).type('application/x-research-info-systems');
        else response.type('text/plain');
        response.send(text);
      },
    }),
  ];
}
