import { z } from 'zod';
import { problemSchema } from '../../graph-schema/api.ts';
import { ERROR_STATUS } from '../../graph-schema/errors.ts';
import { MAX_FILES, type Route } from './route.ts';

type JsonObject = Record<string, unknown>;

/** Pairs of one kind, such as spans, as lists of two: many readers of such descriptions stumble over `prefixItems`. */
function evenTuple({ jsonSchema: schema }: { jsonSchema: { prefixItems?: unknown[]; items?: unknown } }): void {
  const kinds = new Set(schema.prefixItems?.map((item) => JSON.stringify(item)));
  if (kinds.size !== 1) return;
  schema.items = schema.prefixItems![0];
  delete schema.prefixItems;
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): JsonObject {
  const whole = z.toJSONSchema(schema, { io, target: 'draft-2020-12', override: evenTuple as never }) as JsonObject;
  return Object.fromEntries(Object.entries(whole).filter(([name]) => name !== '$schema'));
}

function parameters(schema: z.ZodObject | undefined, place: 'path' | 'query'): JsonObject[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = jsonSchema(schema, 'input') as {
    properties?: Record<string, JsonObject>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, value]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: value,
  }));
}

function requestBody(row: Route): JsonObject {
  if (row.form) {
    const one = { type: 'string', format: 'binary' };
    const content = row.form === 'file' ? one : { type: 'array', items: one, minItems: 1, maxItems: MAX_FILES };
    const { properties } = row.body ? (jsonSchema(row.body, 'input') as { properties: JsonObject }) : {};
    const schema = {
      type: 'object',
      properties: { [row.form]: content, ...properties },
      required: [row.form],
      additionalProperties: false,
    };
    return { requestBody: { required: true, content: { 'multipart/form-data': { schema } } } };
  }
  if (!row.body) return {};
  return {
    requestBody: { required: true, content: { 'application/json': { schema: jsonSchema(row.body, 'input') } } },
  };
}

function success(row: Route): JsonObject {
  if (row.media) {
    const file = { schema: { type: 'string', format: 'binary' } };
    const content = Object.fromEntries(row.media.map((media) => [media.split(';')[0], file]));
    return { 200: { description: '成功', content } };
  }
  if (!row.answer) return { 204: { description: '成功，没有内容' } };
  return {
    200: { description: '成功', content: { 'application/json': { schema: jsonSchema(row.answer, 'output') } } },
  };
}

/** The OpenAPI 3.1 document of the route table. */
export function openApi(routes: readonly Route[], version: string): JsonObject {
  const paths: Record<string, JsonObject> = {};
  for (const row of routes) {
    const path = row.path.replace(/[:*](\w+)/gu, '{$1}'); // ":id", "*clause"; not "/id"
    paths[path] = {
      ...paths[path],
      [row.method]: {
        operationId: `${row.method}${path.replace(/\W+(\w?)/gu, (_, next: string) => next.toUpperCase())}`,
        summary: row.summary,
        tags: [row.tag],
        parameters: [...parameters(row.params, 'path'), ...parameters(row.query, 'query')],
        ...requestBody(row),
        responses: { ...success(row), default: { $ref: '#/components/responses/Problem' } },
      },
    };
  }
  const problem = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
  return {
    openapi: '3.1.0',
    info: {
      title: '政脉',
      version,
      description: `错误一律为 RFC 9457，code 为 ${Object.keys(ERROR_STATUS).join('、')}`,
    },
    servers: [{ url: '/api/v1' }],
    paths,
    components: {
      schemas: { Problem: jsonSchema(problemSchema, 'output') },
      responses: { Problem: { description: '出错', content: problem } },
    },
  };
}
