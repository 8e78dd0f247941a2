import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');
/** Which part may import which: data flows one way. */
const ALLOWED: Record<string, string[]> = {
  'graph-schema': ['graph-schema'],
  ingest: ['ingest', 'graph-schema'],
  server: ['server', 'ingest', 'graph-schema'],
  web: ['web', 'graph-schema'],
};

function sources(dir: string): string[] {
  return readdirSync(join(ROOT, dir), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/u.test(name))
    .map((name) => join(ROOT, dir, name));
}

function imports(file: string): string[] {
  // matches: from './x.ts' and import('./x.ts'); not: from 'zod'
  return Array.from(readFileSync(file, 'utf8').matchAll(/(?:from|import)[\s(]*'(\.[^']+)'/gu), (m) => m[1]!);
}

describe('import directions', () => {
  for (const [part, allowed] of Object.entries(ALLOWED)) {
    it(`${part} imports only ${allowed.join(', ')}`, () => {
      const wrong = sources(part).flatMap((file) =>
        imports(file)
          .map((target) => relative(ROOT, resolve(dirname(file), target)))
          .filter((target) => !allowed.includes(target.split('/')[0]!))
          .map((target) => `${relative(ROOT, file)} → ${target}`),
      );
      expect(wrong).toEqual([]);
    });
  }

  it('graph-schema needs zod and nothing else', () => {
    const outside = sources('graph-schema').flatMap((file) =>
      Array.from(readFileSync(file, 'utf8').matchAll(/from\s+'([^.'][^']*)'/gu), (m) => m[1]!),
    );
    expect(new Set(outside)).toEqual(new Set(['zod']));
  });
});
