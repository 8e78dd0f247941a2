import { z } from 'zod';
import {
  clipPatchSchema,
  clipsRequestSchema,
  clipsResponseSchema,
  newClipSchema,
} from '../../graph-schema/api-draft.ts';
import { clipSchema } from '../../graph-schema/draft.ts';
import type { ClipShelf } from '../draft/clips.ts';
import { callerOf } from '../http/caller.ts';
import { route, type Route } from './route.ts';

const clipParams = z.object({ clip: z.string().regex(/^\w{1,40}$/u, '条款库标识格式不对') });
const TAG = '条款库';

/** The caller's clause library. */
export function clipRoutes(clips: ClipShelf): Route[] {
  return [
    route({
      method: 'get',
      path: '/clips',
      summary: '条款库',
      tag: TAG,
      query: clipsRequestSchema,
      answer: clipsResponseSchema,
      handle: ({ query, request }) => clips.list(query, callerOf(request).name),
    }),
    route({
      method: 'post',
      path: '/clips',
      summary: '收入条款库',
      tag: TAG,
      body: newClipSchema,
      answer: clipSchema,
      handle: ({ body, request }) => clips.add(body, callerOf(request).name),
    }),
    route({
      method: 'patch',
      path: '/clips/:clip',
      summary: '改文件夹、标签、备注，或更新为来源的现文',
      tag: TAG,
      params: clipParams,
      body: clipPatchSchema,
      answer: clipSchema,
      handle: ({ params, body, request }) => clips.update(params.clip, body, callerOf(request).name),
    }),
    route({
      method: 'delete',
      path: '/clips/:clip',
      summary: '移出条款库',
      tag: TAG,
      params: clipParams,
      handle: ({ params, request }) => clips.remove(params.clip, callerOf(request).name),
    }),
    route({
      method: 'post',
      path: '/clips/:clip/restore',
      summary: '撤销移出条款库',
      tag: TAG,
      params: clipParams,
      answer: clipSchema,
      handle: ({ params, request }) => clips.restore(params.clip, callerOf(request).name),
    }),
  ];
}
