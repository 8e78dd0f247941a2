import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../server/app.ts';
import type { AppDependencies } from '../../server/contract.ts';
import { ClipShelf } from '../../server/draft/clips.ts';
import { DraftDesk } from '../../server/draft/drafts.ts';
import { fillIndex } from '../../server/load/index-keeper.ts';
import { createLibrary } from '../../server/load/library.ts';
import { createLog } from '../../server/log.ts';
import { createQueries } from '../../server/queries/index.ts';
import { createReviews } from '../../server/review/index.ts';
import { routeTable } from '../../server/routes/index.ts';
import type { Route } from '../../server/routes/route.ts';
import { openSearchIndex } from '../../server/search/open.ts';
import { freshCorpusStore } from '../support/corpus.ts';
import { dependencies } from '../api/stubs.ts';

const RUNS = 12;
/** What breaks programs: quotes of every language that is put together, ends of lines, halves of characters, sheer length. */
const ODD = [
  '',
  ' ',
  '\u0000',
  '%00',
  "' OR 1=1 --",
  '"; DROP TABLE node; --',
  '`) DETACH DELETE n //',
  '$where',
  '../../etc/passwd',
  '<script>alert(1)</script>',
  '{{7*7}}',
  '${7*7}',
  'title:(*) AND -"',
  '"((((',
  'a~9999999999',
  '\ud800',
  '\u202e',
  '政策'.repeat(150),
  '[]',
  '{}',
  '-1',
  '1e309',
  'NaN',
  '0x10',
  '9007199254740993',
  'true',
  'null',
  '__proto__',
  'constructor',
  '〔2021〕35号',
];
const KNOWN = [
  'yufufa-2021-35',
  'qijiao-2023-17',
  'qijiao-2023-17/1',
  'yufufa-2021-35/f2.3',
  '职业教育',
  '教育部',
  'csv',
  'xlsx',
  '1',
  '20',
];
const text = fc.oneof(
  fc.constantFrom(...ODD),
  fc.constantFrom(...KNOWN),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
);
const value = fc.oneof(text, fc.array(text, { minLength: 2, maxLength: 3 }));
const body = fc.oneof(
  fc.dictionary(
    fc.constantFrom(
      'action',
      'from',
      'to',
      'who',
      'note',
      'document',
      'title',
      'text',
      'base',
      'content',
      'region',
      'parents',
      'clauseId',
      '__proto__',
    ),
    fc.oneof(text, fc.jsonValue()),
  ),
  fc.jsonValue(),
);

let deps: AppDependencies;
let server: Server;
let url: string;
const errors: string[] = [];
beforeAll(async () => {
  const store = await freshCorpusStore();
  const index = openSearchIndex({ tokenizer: 'bigram' });
  await fillIndex(store, index);
  const changed = () => Promise.resolve();
  deps = dependencies({
    store,
    index,
    queries: createQueries(store),
    library: createLibrary(store, changed),
    reviews: createReviews(store, changed),
    drafts: new DraftDesk(store),
    clips: new ClipShelf(store),
    writesPerMinute: 1_000_000,
    log: createLog({ write: (line) => errors.push(line), terminal: false, level: 'error' }),
  });
  server = createServer({ maxHeaderSize: 128 * 1024 }, createApp(deps));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** Parameters of a route's path and query by name. */
function names(route: Route): { path: string[]; query: string[] } {
  const path = Array.from(route.path.matchAll(/[:*](\w+)/gu), (match) => match[1]!); // ":id"; not "/id"
  return { path, query: [...Object.keys(route.query?.shape ?? {}), 'unknown'] };
}

function call(route: Route) {
  const { path, query } = names(route);
  return fc.record({
    path: fc.record(Object.fromEntries(path.map((name) => [name, text]))),
    query: fc.dictionary(fc.constantFrom(...query), value, { maxKeys: 4 }),
    body: route.method === 'get' ? fc.constant(undefined) : body,
  });
}

function addressOf(route: Route, path: Record<string, string>, query: Record<string, string | string[]>): string {
  const filled = route.path.replace(/[:*](\w+)/gu, (_, name: string) => encode(path[name]!) || '-');
  const pairs = Object.entries(query).flatMap(([name, given]) => [given].flat().map((one) => `${name}=${encode(one)}`));
  return `${url}${filled}?${pairs.join('&')}`;
}

function encode(given: string): string {
  try {
    return encodeURIComponent(given);
  } catch {
    return '%ED%A0%80'; // half of a character
  }
}

describe('every address', () => {
  it(
    'answers odd requests with an answer or a problem, never with a fault of its own',
    { timeout: 300_000 },
    async () => {
      const routes = routeTable(deps);
      expect(routes.length).toBeGreaterThan(30);
      for (const route of routes) {
        const property = fc.asyncProperty(call(route), async ({ path, query, body: sent }) => {
          const init =
            sent === undefined ? {} : { body: JSON.stringify(sent), headers: { 'content-type': 'application/json' } };
          const response = await fetch(addressOf(route, path, query), { method: route.method.toUpperCase(), ...init });
          const answer = await response.text();
          expect({ route: route.path, status: response.status, errors }).toMatchObject({ errors: [] });
          expect(response.status).toBeLessThan(500);
          if (response.status >= 400) {
            expect(response.headers.get('content-type')).toContain('application/problem+json');
            expect(JSON.parse(answer)).toMatchObject({
              code: expect.any(String),
              detail: expect.stringMatching(/\p{sc=Han}/u),
            });
            expect(answer).not.toMatch(/\n\s+at |node_modules/u);
          }
        });
        await fc.assert(property, { numRuns: RUNS, seed: 20_240_601 });
      }
    },
  );
});
