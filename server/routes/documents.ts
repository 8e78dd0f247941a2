import multer from 'multer';
import { z } from 'zod';
import {
  clauseViewSchema,
  documentLinksResponseSchema,
  documentResponseSchema,
  documentsRequestSchema,
  documentsResponseSchema,
  uploadResponseSchema,
} from '../../graph-schema/api.ts';
import { ZhengmaiError } from '../../graph-schema/errors.ts';
import { documentIdSchema } from '../../graph-schema/ids.ts';
import type { AppDependencies, Library } from '../contract.ts';
import { route, type Route } from './route.ts';

const MEGABYTE = 1024 * 1024;
const MAX_FILES = 20;
const idParams = z.object({ id: documentIdSchema });

/** Documents, their clauses and links, their source files. */
export function documentRoutes({ queries }: AppDependencies): Route[] {
  return [
    route({
      method: 'get',
      path: '/documents',
      summary: '文件列表',
      tag: '文件',
      query: documentsRequestSchema,
      answer: documentsResponseSchema,
      handle: ({ query }) => queries.documents(query),
    }),
    route({
      method: 'get',
      path: '/documents/:id',
      summary: '一份文件及其条款',
      tag: '文件',
      params: idParams,
      answer: documentResponseSchema,
      handle: ({ params }) => queries.document(params.id),
    }),
    route({
      method: 'get',
      path: '/documents/:id/links',
      summary: '一份文件各条款的联系',
      tag: '文件',
      params: idParams,
      answer: documentLinksResponseSchema,
      handle: ({ params }) => queries.documentLinks(params.id),
    }),
    route({
      method: 'get',
      path: '/documents/:id/source',
      summary: '下载原件',
      tag: '文件',
      params: idParams,
      media: 'application/octet-stream',
      handle: async ({ params, response }) => {
        const file = await queries.source(params.id);
        response.attachment(file.name).type('application/octet-stream'); // never shown as a page of ours
        response.send(Buffer.from(file.bytes));
      },
    }),
    route({
      method: 'get',
      path: '/clauses/:document/:clause',
      summary: '一个条款及其联系、指标、责任单位',
      tag: '条款',
      params: z.object({ document: documentIdSchema, clause: z.string().regex(/^[a-z0-9.~]+$/u, '条款标识格式不对') }),
      answer: clauseViewSchema,
      handle: ({ params }) => queries.clause(`${params.document}/${params.clause}`),
    }),
  ];
}

/** Adding and removing documents. */
export function libraryRoutes(library: Library): Route[] {
  const upload = multer({
    storage: multer.memoryStorage(),
    limits: { fileSize: 50 * MEGABYTE, files: MAX_FILES, fields: 10, fieldSize: MEGABYTE },
    defParamCharset: 'utf8',
  });
  return [
    route({
      method: 'post',
      path: '/documents',
      summary: '上传文件入库',
      tag: '文件',
      files: true,
      middleware: [upload.array('files', MAX_FILES)],
      answer: uploadResponseSchema,
      handle: ({ request }) => {
        const files = Array.isArray(request.files) ? request.files : [];
        if (!files.length)
          throw new ZhengmaiError('BAD_REQUEST', '没有收到文件：把文件放在表单的 files 字段里。', { field: 'files' });
        return library.add(files.map((file) => ({ name: file.originalname, bytes: file.buffer })));
      },
    }),
    route({
      method: 'delete',
      path: '/documents/:id',
      summary: '删除一份文件',
      tag: '文件',
      params: idParams,
      handle: ({ params }) => library.remove(params.id),
    }),
  ];
}
