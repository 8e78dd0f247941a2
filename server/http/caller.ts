import type { Request, RequestHandler } from 'express';
import { AUTHOR_HEADER, type Me } from '../../graph-schema/api-draft.ts';
import { ZhengmaiError } from '../../graph-schema/errors.ts';
import { isLoopback, LOCAL_ONLY, nameOfToken, type AccessSettings } from './access.ts';

/** Name of those at this machine who give none. */
const UNSIGNED = '本机';

/** A caller; `signed` where his name comes from a token. */
type Caller = Me & { signed: boolean };

const callers = new WeakMap<Request, Caller>();

/** What a server without a writer says to all. */
const READ_ONLY = '服务以只读方式运行，只能查看。要修改，请到平常的服务，或请管理员去掉 --read-only。';

/**
 * Finds out who calls, for the handlers behind it.
 * @param canChange false for a server on which nobody changes anything
 */
export function identify(access: AccessSettings = LOCAL_ONLY, canChange = true): RequestHandler {
  return (request, _response, next) => {
    const caller = whoCalls(request, access);
    callers.set(request, canChange ? caller : { ...caller, mayWrite: false, message: READ_ONLY });
    next();
  };
}

/** Who calls, and whether he may write. */
export function callerOf(request: Request): Caller {
  return callers.get(request) ?? whoCalls(request, LOCAL_ONLY);
}

/** Lets only those pass who may write; says to the others what they need. */
export const requireWriter: RequestHandler = (request, response, next) => {
  const { mayWrite, message } = callerOf(request);
  if (mayWrite) {
    next();
    return;
  }
  response.setHeader('WWW-Authenticate', 'Bearer');
  throw new ZhengmaiError('UNAUTHORIZED', message);
};

/** What a reverse proxy adds to requests that it hands on. */
const FORWARDED = ['x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'forwarded', 'via'];

/** A request handed on by a proxy comes from elsewhere, even where the proxy runs here. */
function isLocal(request: Request): boolean {
  return isLoopback(request.socket.remoteAddress) && FORWARDED.every((name) => request.headers[name] === undefined);
}

function whoCalls(request: Request, access: AccessSettings): Caller {
  const local = isLocal(request);
  // "Bearer abc"; not "Basic abc"
  const token = /^Bearer\s+(\S+)$/iu.exec(request.get('authorization') ?? '')?.[1];
  const name = token === undefined ? null : nameOfToken(token, access);
  if (name !== null) return { name, mayWrite: true, local, message: '', signed: true };
  if (local && !access.always) {
    const given = decoded(request.get(AUTHOR_HEADER)) || UNSIGNED;
    return { name: given, mayWrite: true, local, message: '', signed: false };
  }
  return { name: '', mayWrite: false, local, message: refusal(token, access), signed: false };
}

function refusal(token: string | undefined, { tokens }: AccessSettings): string {
  if (tokens.length === 0) return '从这台机器只能查看，不能修改：服务没有设置口令。需要修改请联系管理员。';
  return token === undefined
    ? '从这台机器只能查看。要修改，请填入管理员给您的口令。'
    : '口令不对，只能查看。检查口令，或向管理员要新的。';
}

function decoded(name: string | undefined): string {
  try {
    return decodeURIComponent(name ?? '')
      .replace(/\p{Cc}/gu, '')
      .trim()
      .slice(0, 50);
  } catch {
    return '';
  }
}
