import multer from 'multer';
import {
  blocksRequestSchema,
  blocksResponseSchema,
  checklistResponseSchema,
  DRAFT_FILE_FORMATS,
  draftFileRequestSchema,
  issuedDraftSchema,
  issueDraftSchema,
  peersRequestSchema,
  peersResponseSchema,
  regionsRequestSchema,
  regionsResponseSchema,
  replacementsRequestSchema,
  replacementsResponseSchema,
} from '../../graph-schema/api-draft.ts';
import { checkResponseSchema } from '../../graph-schema/draft.ts';
import { ZhengmaiError } from '../../graph-schema/errors.ts';
import { MEDIA } from '../export/media.ts';
import type { DraftWork } from '../draft/work.ts';
import { callerOf } from '../http/caller.ts';
import { originOf } from '../http/origin.ts';
import { draftParams } from './drafts.ts';
import { route, type Route } from './route.ts';

const TAG = '起草';

/** What goes with one draft: its checklist, what is to be looked at, its files. */
export function draftWorkRoutes(work: DraftWork): Route[] {
  return [
    route({
      method: 'get',
      path: '/drafts/:draft/checklist',
      summary: '上位条目清单及其办理情况',
      tag: TAG,
      params: draftParams,
      answer: checklistResponseSchema,
      handle: ({ params }) => work.checklist(params.draft),
    }),
    route({
      method: 'get',
      path: '/drafts/:draft/findings',
      summary: '校核结果',
      tag: TAG,
      params: draftParams,
      answer: checkResponseSchema,
      handle: ({ params }) => work.findings(params.draft),
    }),
    route({
      method: 'get',
      path: '/drafts/:draft/file',
      summary: '草稿的文件（Word、Markdown、纯文本）',
      tag: TAG,
      params: draftParams,
      query: draftFileRequestSchema,
      media: DRAFT_FILE_FORMATS.map((format) => MEDIA[format]),
      handle: async ({ params, query, request, response }) => {
        const { name, bytes } = await work.file(params.draft, query, originOf(request));
        response.attachment(name).type(MEDIA[query.format]);
        response.send(Buffer.from(bytes));
      },
    }),
    route({
      method: 'post',
      path: '/drafts/:draft/issue',
      summary: '印发：把草稿作为文件收入文库',
      tag: TAG,
      params: draftParams,
      body: issueDraftSchema,
      answer: issuedDraftSchema,
      handle: ({ params, body, request }) => work.issue(params.draft, body, callerOf(request).name),
    }),
  ];
}

const upload = multer({
  storage: multer.memoryStorage(),
  limits: { fileSize: 50 * 1024 * 1024, files: 1, fields: 5 },
  defParamCharset: 'utf8',
});

/** What helps while writing, whatever the draft. */
export function draftHelpRoutes(work: DraftWork): Route[] {
  return [
    route({
      method: 'get',
      path: '/regions',
      summary: '查找行政区划',
      tag: TAG,
      query: regionsRequestSchema,
      answer: regionsResponseSchema,
      handle: ({ query }) => work.regions(query),
    }),
    route({
      method: 'get',
      path: '/peers',
      summary: '同类条款：别处怎样落实一个上位条目',
      tag: TAG,
      query: peersRequestSchema,
      answer: peersResponseSchema,
      handle: ({ query }) => work.peers(query),
    }),
    route({
      method: 'post',
      path: '/replacements',
      reads: true,
      summary: '借用文字中外地的地名、机构、数值，逐处提出替换',
      tag: TAG,
      body: replacementsRequestSchema,
      answer: replacementsResponseSchema,
      handle: ({ body }) => work.replacements(body),
    }),
    route({
      method: 'post',
      path: '/blocks',
      reads: true,
      summary: '粘贴的内容转为条款块',
      tag: TAG,
      limit: '30mb',
      body: blocksRequestSchema,
      answer: blocksResponseSchema,
      handle: ({ body }) => work.pasted(body),
    }),
    route({
      method: 'post',
      path: '/blocks/file',
      reads: true,
      summary: '文件转为条款块',
      tag: TAG,
      form: 'file',
      middleware: [upload.single('file')],
      answer: blocksResponseSchema,
      handle: ({ request }) => {
        if (!request.file) {
          throw new ZhengmaiError('BAD_REQUEST', '没有收到文件：把文件放在表单的 file 字段里。', { field: 'file' });
        }
        return work.blocksOf({ name: request.file.originalname, bytes: request.file.buffer });
      },
    }),
  ];
}
