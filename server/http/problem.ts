import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import { MulterError } from 'multer';
import type { z } from 'zod';
import type { Log } from '../log.ts';
import type { Problem } from '../../graph-schema/api.ts';
import { ERROR_STATUS, ZhengmaiError, type ErrorCode } from '../../graph-schema/errors.ts';

const TITLES: Record<ErrorCode, string> = {
  BAD_QUERY: '检索式有误',
  BAD_REQUEST: '请求有误',
  RECORD_INVALID: '记录不合格式',
  UNAUTHORIZED: '需要口令',
  FORBIDDEN: '不允许',
  NOT_FOUND: '没有这个地址',
  DOCUMENT_NOT_FOUND: '没有这份文件',
  CLAUSE_NOT_FOUND: '没有这个条款',
  METHOD_NOT_ALLOWED: '不能这样请求',
  CONFLICT: '与已保存的内容冲突',
  TOO_LARGE: '文件太大',
  UNSUPPORTED_FILE: '不支持这种文件',
  UNREADABLE_FILE: '文件读不了',
  NOT_POLICY_TEXT: '不像政策文件',
  RATE_LIMITED: '请求太频繁',
  FILE_NOT_FOUND: '没有这个文件',
  PORT_IN_USE: '不能监听',
  DATA_NOT_WRITABLE: '数据目录写不了',
  DATA_TOO_NEW: '数据目录来自更新的版本',
  DATA_IN_USE: '数据目录正被使用',
  INTERNAL: '程序内部错误',
  STORE_UNAVAILABLE: '数据库暂时不可用',
  NOT_READY: '正在准备',
};

/** Problem details (RFC 9457) of an error with a code. */
export function problemOf(error: ZhengmaiError): Problem {
  const detail = error.detail ?? {};
  const status = ERROR_STATUS[error.code];
  return {
    type: `urn:zhengmai:${error.code}`,
    title: TITLES[error.code],
    status,
    code: error.code,
    detail: error.message,
    ...(Array.isArray(detail.position) ? { position: detail.position as [number, number] } : {}),
    ...(typeof detail.repair === 'string' ? { repair: detail.repair } : {}),
    ...(typeof detail.field === 'string' ? { field: detail.field } : {}),
    ...('conflict' in detail ? { conflict: detail.conflict as Problem['conflict'] } : {}),
  };
}

/** Answers with problem details; never cached. */
export function sendProblem(response: Response, error: ZhengmaiError): void {
  const problem = problemOf(error);
  if (problem.status === 503) response.setHeader('Retry-After', '2');
  response.status(problem.status).setHeader('Cache-Control', 'no-store');
  response.type('application/problem+json').send(JSON.stringify(problem));
}

/** A zod failure on a request as BAD_REQUEST that names the first wrong field. */
export function badRequest(error: z.ZodError): ZhengmaiError {
  const issue = error.issues[0];
  const field = issue?.path.join('.') ?? '';
  const reason = issue?.message ?? '';
  return new ZhengmaiError('BAD_REQUEST', field ? `参数 ${field} 有误：${reason}` : `请求有误：${reason}`, { field });
}

/** A form's parser tells a damaged form by plain errors, which here are mistakes of the request. */
export function formReader(read: RequestHandler): RequestHandler {
  return (request, response, next) =>
    read(request, response, (error: unknown) => {
      if (error === undefined || error === null || error === 'route' || knownError(error)) next(error);
      else next(new ZhengmaiError('BAD_REQUEST', '读不懂这个表单，请重新选择文件再上传。', { field: 'files' }));
    });
}

/** What is wrong with a form besides the size of its files. */
const FORM_MISTAKES: ReadonlySet<string> = new Set([
  'LIMIT_UNEXPECTED_FILE',
  'LIMIT_FIELD_KEY',
  'LIMIT_FIELD_VALUE',
  'LIMIT_FIELD_COUNT',
  'LIMIT_PART_COUNT',
  'MISSING_FIELD_NAME',
]);

/** Errors of express, multer and body parsers with the code that says the same; others are not foreseen. */
export function knownError(error: unknown): ZhengmaiError | null {
  if (error instanceof ZhengmaiError) return error;
  if (error instanceof MulterError) {
    return FORM_MISTAKES.has(error.code)
      ? new ZhengmaiError('BAD_REQUEST', '表单的字段不对：文件放在 files 字段（只收一份的是 file）。', {
          field: 'files',
        })
      : new ZhengmaiError('TOO_LARGE', '文件太大或太多：每份不超过 50 MB，一次不超过 20 份。');
  }
  const status = (error as { status?: unknown } | null)?.status;
  if (status === 404) return new ZhengmaiError('NOT_FOUND', '没有这个地址。');
  if (status === 413) return new ZhengmaiError('TOO_LARGE', '请求太大。');
  if (typeof status === 'number' && status >= 400 && status < 500) {
    return new ZhengmaiError('BAD_REQUEST', '读不懂这个请求，请检查地址和内容的格式。');
  }
  return null;
}

/** The stack goes to the log and nowhere else; the address stays out, since it holds what was asked for. */
function logError(log: Log, error: unknown, method: string, response: Response): void {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const route = String(response.locals['route'] ?? 'page');
  log.error({ id: response.getHeader('X-Request-Id'), method, route, error: text }, `${method} ${route} 出错`);
}

/** Last handler: every error leaves as problem details, and none with a stack trace. */
export function errorHandler(log: Log) {
  const handler: ErrorRequestHandler = (error: unknown, request, response, next) => {
    void next; // an error handler is told by its four parameters
    const known = knownError(error);
    if (!known || known.code === 'INTERNAL') logError(log, error, request.method, response);
    if (response.headersSent)
      response.destroy(); // a caller must not take half an answer for the whole
    else sendProblem(response, known ?? new ZhengmaiError('INTERNAL', '程序出了意外的错误，已记入日志。请稍后再试。'));
  };
  return handler;
}
