import type { Request, RequestHandler } from 'express';
import { z } from 'zod';
import { API_ROOT } from '../../graph-schema/endpoints.ts';
import { ZhengmaiError } from '../../graph-schema/errors.ts';
import { sendFile, sendJson, type ReadyAnswers } from '../http/answers.ts';
import { markRoute } from '../http/observe.ts';
import { originOf } from '../http/origin.ts';
import { turn } from '../http/turns.ts';
import { badRequest } from '../http/problem.ts';
import { checkAnswer, type Call, type Route } from './route.ts';

const { localeError } = z.locales.zhCN();
const inChinese: { error: typeof localeError } = {
  error: (issue) => (issue.code === 'invalid_type' && issue.input === undefined ? '没有写' : localeError(issue)),
};

function check(schema: z.ZodType | undefined, value: unknown): unknown {
  if (!schema) return {};
  const result = schema.safeParse(value, inChinese);
  if (!result.success) throw badRequest(result.error);
  return result.data;
}

const noFields = z.strictObject({}, '表单里有不认识的字段：除文件外没有别的字段');

/** What a request brings; a form may have no other fields than those told of. */
function checkBody({ body, form }: Route, request: Request): unknown {
  if (form) return check(body ?? noFields, request.body ?? {});
  if (body && request.body === undefined) {
    throw new ZhengmaiError('BAD_REQUEST', '没有收到内容：以 JSON 发来，并注明 Content-Type: application/json。');
  }
  return check(body, request.body as unknown);
}

/** The express handler of one row: input checked, handler called, answer checked and sent. */
export function serve(row: Route, answers: ReadyAnswers): RequestHandler {
  return async (request, response) => {
    markRoute(response, `${API_ROOT}${row.path}`);
    const question = { params: check(row.params, request.params), query: check(row.query, request.query) };
    if (row.from && row.answer) {
      const ready = await answers.json(row, question);
      await turn(); // others may have waited for the same
      await sendJson(request, response, ready);
    } else if (row.from) await sendFile(response, await answers.file(row, { ...question, origin: originOf(request) }));
    else await handleHere(row, { ...question, body: checkBody(row, request), request, response });
  };
}

async function handleHere(row: Route, call: Call<unknown, unknown, unknown>): Promise<void> {
  const answer = await (row.handle as (call: unknown) => unknown)(call);
  const { response } = call;
  if (response.headersSent) return;
  if (row.answer) response.json(checkAnswer(row, answer));
  else response.status(204).end();
}
