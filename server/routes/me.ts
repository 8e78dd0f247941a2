import { meSchema } from '../../graph-schema/api-draft.ts';
import { callerOf } from '../http/caller.ts';
import { route, type Route } from './route.ts';

/** Who the caller is to the server. */
export function meRoutes(): Route[] {
  return [
    route({
      method: 'get',
      path: '/me',
      summary: '当前用户和能否修改',
      tag: '系统',
      answer: meSchema,
      always: true,
      handle: ({ request }) => callerOf(request),
    }),
  ];
}
