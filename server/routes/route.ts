import type { Request, RequestHandler, Response } from 'express';
import type { z } from 'zod';
import type { FileQuestion, GivenFile, Question } from './question.ts';

type Shape = z.ZodObject;

/** So many files a form may bring at once. */
export const MAX_FILES = 20;

/** What other handlers get: the checked parts of a request. */
export interface Call<P, Q, B> extends Question<P, Q> {
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
  /** Media types of an answer that is not JSON. */
  media?: readonly string[];
  /** Largest body, where 1 MB is too little. */
  limit?: string;
  /** The body is a form with a file, or several, in this field; `body` describes the fields besides. */
  form?: 'file' | 'files';
  /** True for a POST that changes nothing, which needs no leave to write. */
  reads?: boolean;
  /** Answers while the index is still loading. */
  always?: boolean;
  middleware?: RequestHandler[];
  /** What a row that only reads is answered from; see `reading` and `givingFile`. */
  from?: 'store' | 'index';
  handle: (call: Call<never, never, never>) => unknown;
}

interface RouteInput<P extends Shape, Q extends Shape, B extends z.ZodType, A extends z.ZodType> extends Omit<
  Route,
  'params' | 'query' | 'body' | 'answer' | 'handle' | 'from'
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

interface ReadingInput<P extends Shape, Q extends Shape> extends Pick<Route, 'path' | 'summary' | 'tag'> {
  /** 'store' where absent. */
  from?: Route['from'];
  params?: P;
  query?: Q;
}

/**
 * A row that reads store or index and answers with JSON: the same for the same question until they change. So it may be
 * answered in another thread, and its answer kept.
 */
export function reading<P extends Shape, Q extends Shape, A extends z.ZodType>(
  input: ReadingInput<P, Q> & {
    answer: A;
    handle: (question: Question<z.output<P>, z.output<Q>>) => Promise<z.input<A>>;
  },
): Route {
  return { method: 'get', from: 'store', ...input } as unknown as Route;
}

/** A row that reads store or index and gives out a file, maybe from another thread. */
export function givingFile<P extends Shape, Q extends Shape>(
  input: ReadingInput<P, Q> & {
    media: readonly string[];
    handle: (question: FileQuestion<z.output<P>, z.output<Q>>) => Promise<GivenFile>;
  },
): Route {
  return { method: 'get', from: 'store', ...input } as unknown as Route;
}

/** The answer as its schema describes it. Throws TypeError where it does not fit. */
export function checkAnswer(row: Route, answer: unknown): unknown {
  const result = row.answer?.safeParse(answer);
  if (result?.success) return result.data;
  const issue = result?.error.issues[0];
  throw new TypeError(`answer of ${row.path} breaks its schema at ${issue?.path.join('.')}: ${issue?.message}`);
}
