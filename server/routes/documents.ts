import { z } from 'zod';
import {
  clauseViewSchema,
  documentLinksResponseSchema,
  documentResponseSchema,
  documentsRequestSchema,
  documentsResponseSchema,
} from '../../graph-schema/api.ts';
import { documentIdSchema } from '../../graph-schema/ids.ts';
import type { AppDependencies } from '../contract.ts';
import { givingFile, reading, type Route } from './route.ts';

export const documentParams = z.object({ document: documentIdSchema });
const clauseParams = documentParams.extend({ clause: z.string().regex(/^[a-z0-9.~]+$/u, '条款标识格式不对') });

/** Documents, their clauses and links, their source files. */
export function documentRoutes({ queries }: Pick<AppDependencies, 'queries'>): Route[] {
  return [
    reading({
      path: '/documents',
      summary: '文件列表',
      tag: '文件',
      query: documentsRequestSchema,
      answer: documentsResponseSchema,
      handle: ({ query }) => queries.documents(query),
    }),
    reading({
      path: '/documents/:document',
      summary: '一份文件及其条款',
      tag: '文件',
      params: documentParams,
      answer: documentResponseSchema,
      handle: ({ params }) => queries.document(params.document),
    }),
    reading({
      path: '/documents/:document/links',
      summary: '一份文件各条款的联系',
      tag: '文件',
      params: documentParams,
      answer: documentLinksResponseSchema,
      handle: ({ params }) => queries.documentLinks(params.document),
    }),
    givingFile({
      path: '/documents/:document/source',
      summary: '下载原件',
      tag: '文件',
      params: documentParams,
      media: ['application/octet-stream'],
      handle: async ({ params }) => {
        const { name, bytes } = await queries.source(params.document);
        return { name, media: 'application/octet-stream', content: bytes }; // never shown as a page of ours
      },
    }),
    reading({
      path: '/documents/:document/clauses/:clause',
      summary: '一个条款及其联系、指标、责任单位',
      tag: '文件',
      params: clauseParams,
      answer: clauseViewSchema,
      handle: ({ params }) => queries.clause(`${params.document}/${params.clause}`),
    }),
  ];
}
