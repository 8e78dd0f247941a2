import type { Response } from 'express';
import multer from 'multer';
import { documentPatchSchema, documentResponseSchema, ingestEventSchema } from '../../graph-schema/api.ts';
import { ZhengmaiError } from '../../graph-schema/errors.ts';
import type { AppDependencies, Library } from '../contract.ts';
import { documentParams } from './documents.ts';
import { MAX_FILES, route, type Route } from './route.ts';

const MEGABYTE = 1024 * 1024;

/** Sends the events of an upload one a line as they come; a caller that went away is no reason to stop. */
async function sendEvents(events: ReturnType<Library['add']>, response: Response): Promise<void> {
  response.type('application/x-ndjson').setHeader('X-Accel-Buffering', 'no');
  for await (const event of events) {
    if (response.writable) response.write(`${JSON.stringify(ingestEventSchema.parse(event))}\n`);
    response.flush(); // past the compression, so that the line arrives now
  }
  response.end();
}

function uploadRoute(library: Library): Route {
  const upload = multer({
    storage: multer.memoryStorage(),
    limits: { fileSize: 50 * MEGABYTE, files: MAX_FILES, fields: 10, fieldSize: MEGABYTE },
    defParamCharset: 'utf8',
  });
  return route({
    method: 'post',
    path: '/documents',
    summary: '上传文件入库，逐行返回进度',
    tag: '文件',
    form: 'files',
    media: ['application/x-ndjson'],
    middleware: [upload.array('files', MAX_FILES)],
    handle: async ({ request, response }) => {
      const files = Array.isArray(request.files) ? request.files : [];
      if (!files.length) {
        throw new ZhengmaiError('BAD_REQUEST', '没有收到文件：把文件放在表单的 files 字段里。', { field: 'files' });
      }
      await sendEvents(library.add(files.map((file) => ({ name: file.originalname, bytes: file.buffer }))), response);
    },
  });
}

/** Adding, correcting and removing documents. */
export function libraryRoutes(library: Library, { queries }: AppDependencies): Route[] {
  return [
    uploadRoute(library),
    route({
      method: 'patch',
      path: '/documents/:document',
      summary: '更正文件的标题、文号、日期等',
      tag: '文件',
      params: documentParams,
      body: documentPatchSchema,
      answer: documentResponseSchema,
      handle: async ({ params, body }) => {
        await library.correct(params.document, body);
        return queries.document(params.document);
      },
    }),
    route({
      method: 'delete',
      path: '/documents/:document',
      summary: '删除一份文件',
      tag: '文件',
      params: documentParams,
      handle: ({ params }) => library.remove(params.document),
    }),
    route({
      method: 'post',
      path: '/documents/:document/restore',
      summary: '撤销删除',
      tag: '文件',
      params: documentParams,
      answer: documentResponseSchema,
      handle: async ({ params }) => {
        await library.restore(params.document);
        return queries.document(params.document);
      },
    }),
  ];
}
