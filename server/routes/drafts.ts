import { z } from 'zod';
import {
  draftResponseSchema,
  draftsRequestSchema,
  draftsResponseSchema,
  draftVersionResponseSchema,
  draftVersionsResponseSchema,
  restoreVersionSchema,
  savedDraftSchema,
} from '../../graph-schema/api-draft.ts';
import { newDraftSchema, saveDraftSchema } from '../../graph-schema/draft.ts';
import { wholeParam } from '../../graph-schema/params.ts';
import type { DraftDesk } from '../draft/drafts.ts';
import { callerOf } from '../http/caller.ts';
import { route, type Route } from './route.ts';

export const draftParams = z.object({ draft: z.string().regex(/^\w{1,40}$/u, '草稿标识格式不对') });
const versionParams = draftParams.extend({ version: wholeParam(1) });
const TAG = '起草';

/** Drafts and their versions. */
export function draftRoutes(drafts: DraftDesk): Route[] {
  return [
    route({
      method: 'get',
      path: '/drafts',
      summary: '草稿列表',
      tag: TAG,
      query: draftsRequestSchema,
      answer: draftsResponseSchema,
      handle: ({ query }) => drafts.list(query.deleted === '1'),
    }),
    route({
      method: 'post',
      path: '/drafts',
      summary: '新建草稿',
      tag: TAG,
      body: newDraftSchema,
      answer: draftResponseSchema,
      handle: ({ body, request }) => drafts.create(body, callerOf(request).name),
    }),
    route({
      method: 'get',
      path: '/drafts/:draft',
      summary: '一份草稿',
      tag: TAG,
      params: draftParams,
      answer: draftResponseSchema,
      handle: ({ params }) => drafts.get(params.draft),
    }),
    route({
      method: 'put',
      path: '/drafts/:draft',
      summary: '保存草稿；基于旧版本时返回 409 和两份文字',
      tag: TAG,
      limit: '30mb',
      params: draftParams,
      body: saveDraftSchema,
      answer: savedDraftSchema,
      handle: ({ params, body, request }) => drafts.save(params.draft, body.base, body.content, callerOf(request).name),
    }),
    ...removalRoutes(drafts),
    ...versionRoutes(drafts),
  ];
}

function removalRoutes(drafts: DraftDesk): Route[] {
  return [
    route({
      method: 'delete',
      path: '/drafts/:draft',
      summary: '删除草稿',
      tag: TAG,
      params: draftParams,
      handle: ({ params }) => drafts.remove(params.draft),
    }),
    route({
      method: 'post',
      path: '/drafts/:draft/restore',
      summary: '撤销删除草稿',
      tag: TAG,
      params: draftParams,
      answer: draftResponseSchema,
      handle: async ({ params }) => {
        await drafts.restore(params.draft);
        return drafts.get(params.draft);
      },
    }),
  ];
}

function versionRoutes(drafts: DraftDesk): Route[] {
  return [
    route({
      method: 'get',
      path: '/drafts/:draft/versions',
      summary: '草稿的版本记录',
      tag: TAG,
      params: draftParams,
      answer: draftVersionsResponseSchema,
      handle: ({ params }) => drafts.versions(params.draft),
    }),
    route({
      method: 'get',
      path: '/drafts/:draft/versions/:version',
      summary: '草稿的一个版本',
      tag: TAG,
      params: versionParams,
      answer: draftVersionResponseSchema,
      handle: ({ params }) => drafts.version(params.draft, params.version),
    }),
    route({
      method: 'post',
      path: '/drafts/:draft/versions/:version/restore',
      summary: '恢复草稿的一个版本，成为新版本',
      tag: TAG,
      params: versionParams,
      body: restoreVersionSchema,
      answer: draftResponseSchema,
      handle: ({ params, body, request }) =>
        drafts.restoreVersion(params.draft, params.version, body.base, callerOf(request).name),
    }),
  ];
}
