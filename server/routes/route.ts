import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import { API_ROOT } from '../../graph-schema/endpoints.ts';
import { markRoute } from '../http/observe.ts';
import { badRequest } from '../http/problem.ts';

type Shape = z.ZodObject;

/** What a handler gets: the checked parts of a request. */
export interface Call<P, Q, B> {
  params: P;
  query: Q;
  body: B;
  request: Request;
  response: Response;
}

/** One row of the route table: serves the request and describes it in the OpenAPI document. */
export interface Route {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** Express path below /api/v1: "/documents/:document". */
  path: string;
  summary: string;
  tag: string;
  params?: Shape;
  query?: Shape;
  body?: z.ZodType;
  /** Schema of the answer; absent where there is none (204) or where it is a file. */
  answer?: z.ZodType;
  /** Media type of an answer that is not JSON. */
  media?: string;
  /** Largest body, where 1 MB is too little. */
  limit?: string;
  /** True where the body is a form with files. */
  files?: boolean;
  /** True for a POST that changes nothing, which needs no leave to write. */
  reads?: boolean;
  /** Answers while the index is still loading. */
  always?: boolean;
  middleware?: RequestHandler[];
  handle: (call: Call<never, never, never>) => unknown;
}

interface RouteInput<P extends Shape, Q extends Shape, B extends z.ZodType, A extends z.ZodType> extends Omit<
  Route,
  'params' | 'query' | 'body' | 'answer' | 'handle'
> {
  params?: P;
  query?: Q;
  body?: B;
  answer?: A;
  handle: (call: Call<z.output<P>, z.output<Q>, z.output<B>>) => Promise<z.input<A>> | z.input<A> | Promise<void>;
}

/** Types one row: the handler sees what the schemas let through and must return what the answer's schema takes. */
export function route<P extends Shape, Q extends Shape, B extends z.ZodType, A extends z.ZodType>(
  input: RouteInput<P, Q, B, A>,
): Route {
  return input as unknown as Route;
}

const inChinese = { error: z.locales.zhCN().localeError };

function check(schema: z.ZodType | undefined, value: unknown): unknown {
  if (!schema) return {};
  const result = schema.safeParse(value, inChinese);
  if (!result.success) throw badRequest(result.error);
  return result.data;
}

/** The express handler of one row: input checked, handler called, answer checked and sent. */
export function serve(row: Route): RequestHandler {
  return async (request, response) => {
    markRoute(response, `${API_ROOT}${row.path}`);
    const call = {
      params: check(row.params, request.params),
      query: check(row.query, request.query),
      body: check(row.body, request.body as unknown),
      request,
      response,
    };
    const answer = await (row.handle as (call: unknown) => unknown)(call);
    if (response.headersSent) return;
    if (row.answer) response.json(checkAnswer(row, answer));
    else response.status(204).end();
  };
}

/** Sends something to save under a name. */
export function sendFile(response: Response, name: string, content: string | Uint8Array): void {
  response.attachment(name);
  response.send(typeof content === 'string' ? content : Buffer.from(content));
}

function checkAnswer(row: Route, answer: unknown): unknown {
  const result = row.answer?.safeParse(answer);
  if (result?.success) return result.data;
  const issue = result?.error.issues[0];
  throw new TypeError(`answer of ${row.path} breaks its schema at ${issue?.path.join('.')}: ${issue?.message}`);
}
