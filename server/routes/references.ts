import { z } from 'zod';
import { REFERENCE_STYLES, type ReferenceStyle } from '../../graph-schema/reference.ts';
import type { AppDependencies } from '../contract.ts';
import { MEDIA } from '../export/media.ts';
import { reference } from '../export/reference.ts';
import { today } from '../today.ts';
import { documentParams } from './documents.ts';
import { givingFile, type Route } from './route.ts';

const STYLES = Object.keys(REFERENCE_STYLES) as [ReferenceStyle, ...ReferenceStyle[]];

/** Entries for bibliographies. */
export function referenceRoutes({ queries }: Pick<AppDependencies, 'queries'>): Route[] {
  return [
    givingFile({
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
      media: [MEDIA.txt, MEDIA.ris],
      handle: async ({ params: { document }, query: { style, clause }, origin }) => {
        const id = clause === undefined ? document : `${document}/${clause}`;
        const accessed = today();
        const content = await reference(queries, id, { style, base: origin, accessed });
        return style === 'ris' ? { name: `${document}.ris`, media: MEDIA.ris, content } : { media: MEDIA.txt, content };
      },
    }),
  ];
}
