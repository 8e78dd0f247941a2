import { z } from 'zod';
import {
  reviewRecordSchema,
  reviewRequestSchema,
  reviewsRequestSchema,
  reviewsResponseSchema,
} from '../../graph-schema/api-review.ts';
import { callerOf } from '../http/caller.ts';
import type { Reviews } from '../contract.ts';
import { route, type Route } from './route.ts';

/** What reviewers state about links. */
export function reviewRoutes(reviews: Reviews): Route[] {
  return [
    route({
      method: 'get',
      path: '/reviews',
      summary: '复核记录',
      tag: '复核',
      query: reviewsRequestSchema,
      answer: reviewsResponseSchema,
      handle: ({ query }) => reviews.list(query),
    }),
    route({
      method: 'post',
      path: '/reviews',
      summary: '确认、驳回、补充联系，或附注',
      tag: '复核',
      body: reviewRequestSchema,
      answer: reviewRecordSchema,
      // people at this machine sign themselves; where there is a token, it does
      handle: ({ body, request }) => {
        const { signed, name } = callerOf(request);
        return reviews.add(signed ? { ...body, who: name } : body);
      },
    }),
    route({
      method: 'delete',
      path: '/reviews/:review',
      summary: '撤销一条复核记录',
      tag: '复核',
      params: z.object({ review: z.string().min(1).max(300) }),
      answer: reviewRecordSchema,
      handle: ({ params }) => reviews.withdraw(params.review),
    }),
  ];
}
