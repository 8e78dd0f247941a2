import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
/** Long enough for a pattern that doubles its work with each character, or tries all triples, to take for ever. */
const LENGTH = 500;
/** A pattern that looks at each pair of characters is through in a few milliseconds; this is for slow machines. */
const LONGEST_MS = 1500;
/** What patterns of policy texts are made of. */
const UNITS = ['一', '一、', '（', '、', ' ', '\n', '1', 'a'];

interface Pattern {
  place: string;
  pattern: RegExp;
}

/** Every regular expression that stands in the sources. */
function patterns(): Pattern[] {
  return ['graph-schema', 'ingest', 'server'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .flatMap((name) => inFile(join(folder, name))),
  );
}

function inFile(path: string): Pattern[] {
  const source = ts.createSourceFile(path, readFileSync(join(ROOT, path), 'utf8'), ts.ScriptTarget.Latest);
  const found: Pattern[] = [];
  const visit = (node: ts.Node): void => {
    if (node.kind === ts.SyntaxKind.RegularExpressionLiteral) {
      const text = node.getText(source);
      const end = text.lastIndexOf('/');
      const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
      const flags = text.slice(end + 1).replace(/[gy]/gu, '');
      found.push({ place: `${path}:${line}`, pattern: new RegExp(text.slice(1, end), flags) });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Characters that stand in the pattern itself, since those are what it backtracks over. */
function own({ source }: RegExp): string[] {
  return [...new Set(source.match(/[\p{sc=Han}\p{Po}\p{Nd}]/gu) ?? [])].slice(0, 6);
}

describe('every pattern of the program', () => {
  it('is through with hostile text in time', { timeout: 300_000 }, () => {
    const all = patterns();
    expect(all.length).toBeGreaterThan(300);
    const slow: string[] = [];
    for (const { place, pattern } of all) {
      const start = process.cpuUsage();
      for (const unit of new Set([...UNITS, ...own(pattern)])) {
        const text = unit.repeat(Math.ceil(LENGTH / unit.length));
        pattern.test(`${text}\u0001`);
      }
      const { user } = process.cpuUsage(start);
      if (user / 1000 > LONGEST_MS) slow.push(`${place} ${Math.round(user / 1000)} ms`);
    }
    expect(slow).toEqual([]);
  });
});
