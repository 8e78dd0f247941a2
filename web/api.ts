import type { z } from 'zod';
import type * as BaseSchemas from '../graph-schema/api.ts';
import type * as CheckSchemas from '../graph-schema/api-check.ts';
import type * as DraftApiSchemas from '../graph-schema/api-draft.ts';
import type * as GraphSchemas from '../graph-schema/api-graph.ts';
import type * as ReviewSchemas from '../graph-schema/api-review.ts';
import type * as TableSchemas from '../graph-schema/api-table.ts';
import type * as DraftSchemas from '../graph-schema/draft.ts';
import { API_ROOT, ENDPOINTS, type EndpointName } from '../graph-schema/endpoints.ts';
import { AUTHOR_HEADER } from '../graph-schema/draft-terms.ts';
import type { ErrorCode } from '../graph-schema/errors.ts';
import { easeCrowdedMarks } from './state/crowded-marks.ts';
import { reviewer, token } from './state/identity.ts';

/** The one way to the server. Types come from graph-schema; answers are validated while developing and in tests. */

type Schemas = typeof BaseSchemas &
  typeof CheckSchemas &
  typeof DraftApiSchemas &
  typeof DraftSchemas &
  typeof GraphSchemas &
  typeof ReviewSchemas &
  typeof TableSchemas;
type SchemaName = { [Name in keyof Schemas]: Schemas[Name] extends z.ZodType ? Name : never }[keyof Schemas];
/** What an endpoint answers. */
export type Answer<E extends EndpointName> = (typeof ENDPOINTS)[E]['response'] extends infer Name extends SchemaName
  ? z.output<Schemas[Name]>
  : undefined;

export type ParamValue = string | number | boolean | readonly string[] | null | undefined;
export type Params = Record<string, ParamValue>;

/** A request that failed. `code` is the server's stable code, or OFFLINE where no answer came. */
export class ApiError extends Error {
  readonly code: ErrorCode | 'OFFLINE';
  readonly status: number;
  /** Everything else that the server said (place of a mistake in a query …). */
  readonly extra: Record<string, unknown>;
  constructor(code: ErrorCode | 'OFFLINE', message: string, status = 0, extra: Record<string, unknown> = {}) {
    super(message);
    this.name = 'ApiError';
    this.code = code;
    this.status = status;
    this.extra = extra;
  }
  /** True where trying again later may help. */
  get passing(): boolean {
    return ['OFFLINE', 'STORE_UNAVAILABLE', 'NOT_READY'].includes(this.code);
  }
}

/** True for a request that was called off because a newer one took its place. */
export function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}

/** Address of an endpoint: ":name" parts are filled from `params`, the rest becomes the query. */
export function apiHref(endpoint: EndpointName, params: Params = {}): string {
  const used = new Set<string>();
  // ":document"; not "document"
  const path = ENDPOINTS[endpoint].path.replace(/:([a-z]+)/gu, (_, name: string) => {
    used.add(name);
    return encodeURIComponent(String(params[name] ?? ''));
  });
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    if (used.has(name) || value === null || value === undefined || value === '') continue;
    const values = Array.isArray(value) ? (value as readonly string[]) : [String(value)];
    for (const one of values) query.append(name, one);
  }
  const text = query.toString();
  return API_ROOT + path + (text ? `?${text}` : '');
}

async function failure(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => null);
  if (body && typeof body === 'object' && 'code' in body && 'detail' in body) {
    const { code, detail, ...extra } = body as { code: ErrorCode; detail: string } & Record<string, unknown>;
    return new ApiError(code, detail, response.status, extra);
  }
  const gone = response.status >= 502 && response.status <= 504;
  return gone
    ? new ApiError('STORE_UNAVAILABLE', '服务暂时没有应答。', response.status)
    : new ApiError('INTERNAL', `服务出错（HTTP ${response.status}）。`, response.status);
}

/** Who asks: the name for the server on this machine, the token for one elsewhere. */
function identity(): Record<string, string> {
  const name = reviewer.value.trim();
  return {
    ...(name ? { [AUTHOR_HEADER]: encodeURIComponent(name) } : {}),
    ...(token.value ? { authorization: `Bearer ${token.value}` } : {}),
  };
}

async function send(href: string, init: RequestInit): Promise<Response> {
  const headers = { ...identity(), ...(init.headers as Record<string, string> | undefined) };
  const response = await fetch(href, { ...init, headers }).catch((error: unknown) => {
    if (isAbort(error)) throw error;
    throw new ApiError('OFFLINE', '连不上服务。');
  });
  if (!response.ok) throw await failure(response);
  return response;
}

/** Checks an answer against its schema. Only while developing: the shipped page trusts its own server. */
async function check(endpoint: EndpointName, body: unknown): Promise<void> {
  const parts = await Promise.all([
    import('../graph-schema/api.ts'),
    import('../graph-schema/api-check.ts'),
    import('../graph-schema/api-draft.ts'),
    import('../graph-schema/draft.ts'),
    import('../graph-schema/api-graph.ts'),
    import('../graph-schema/api-review.ts'),
    import('../graph-schema/api-table.ts'),
  ]);
  const schemas = Object.assign({}, ...parts) as Record<string, z.ZodType>;
  const result = schemas[ENDPOINTS[endpoint].response]?.safeParse(body);
  if (result && !result.success) throw new TypeError(`${endpoint}: ${result.error.message}`);
}

/**
 * Asks one endpoint and gives its typed answer.
 * @throws ApiError with the server's code; AbortError where `signal` called it off
 */
export async function request<E extends EndpointName>(
  endpoint: E,
  params: Params = {},
  options: { signal?: AbortSignal; body?: unknown } = {},
): Promise<Answer<E>> {
  const { method } = ENDPOINTS[endpoint];
  const response = await send(apiHref(endpoint, params), {
    method,
    headers: options.body === undefined ? {} : { 'content-type': 'application/json' },
    ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
    ...(options.signal ? { signal: options.signal } : {}),
  });
  if (response.status === 204) return undefined as Answer<E>;
  const text = await response.text();
  easeCrowdedMarks(text);
  const body: unknown = JSON.parse(text);
  if (import.meta.env.DEV) await check(endpoint, body);
  return body as Answer<E>;
}

/** Fetches a file, so that a failure is told in words instead of being saved as one. */
export async function fetchFile(endpoint: EndpointName, params: Params): Promise<{ content: Blob; headers: Headers }> {
  const response = await send(apiHref(endpoint, params), {});
  return { content: await response.blob(), headers: response.headers };
}

/** Sends files and gives the server's progress events one by one. */
export async function* upload(files: readonly File[], signal?: AbortSignal): AsyncGenerator<BaseSchemas.IngestEvent> {
  const form = new FormData();
  for (const file of files) form.append('files', file, file.webkitRelativePath || file.name);
  const response = await send(apiHref('upload'), { method: 'POST', body: form, ...(signal ? { signal } : {}) });
  const reader = response.body?.getReader();
  if (!reader) return;
  const decoder = new TextDecoder();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    rest += decoder.decode(value, { stream: !done });
    const lines = rest.split('\n');
    rest = done ? '' : (lines.pop() ?? '');
    for (const line of lines) if (line.trim()) yield JSON.parse(line) as BaseSchemas.IngestEvent;
    if (done) return;
  }
}
