import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import ts from 'typescript';

export const ROOT = join(import.meta.dirname, '../..');
const FOLDERS = ['graph-schema', 'ingest', 'server'];

/** A regular expression of the program and where it stands. */
export interface Pattern {
  place: string;
  pattern: RegExp;
}

/** Every module of some folders, where absent those that run on the server, by its path below the root. */
export function modules(folders: readonly string[] = FOLDERS): string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/u.test(name))
      .map((name) => join(folder, name)),
  );
}

function walk(path: string, visit: (node: ts.Node, source: ts.SourceFile) => void): void {
  const source = ts.createSourceFile(path, readFileSync(join(ROOT, path), 'utf8'), ts.ScriptTarget.Latest);
  const each = (node: ts.Node): void => {
    visit(node, source);
    ts.forEachChild(node, each);
  };
  each(source);
}

/** The regular expressions that stand in a module as such. */
export function literalPatterns(path: string): Pattern[] {
  const found: Pattern[] = [];
  walk(path, (node, source) => {
    if (node.kind !== ts.SyntaxKind.RegularExpressionLiteral) return;
    const text = node.getText(source);
    const end = text.lastIndexOf('/');
    const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
    found.push({ place: `${path}:${line}`, pattern: new RegExp(text.slice(1, end), text.slice(end + 1)) });
  });
  return found;
}

/** Whether a module puts patterns together. */
export function buildsPatterns(path: string): boolean {
  let found = false;
  walk(path, (node, source) => {
    if (ts.isNewExpression(node) || ts.isCallExpression(node)) found ||= node.expression.getText(source) === 'RegExp';
  });
  return found;
}

/**
 * The regular expressions that modules of the program put together from parts and data while `run` imports and uses them.
 * Modules that were imported before are not seen.
 */
export async function builtPatterns(run: () => Promise<void>): Promise<Pattern[]> {
  const found = new Map<string, Pattern>();
  const plain = globalThis.RegExp;
  const note = (pattern: RegExp): RegExp => {
    const place = callingModule();
    if (place) found.set(`${place} ${pattern.source}`, { place, pattern });
    return pattern;
  };
  globalThis.RegExp = new Proxy(plain, {
    construct: (target, args, made) =>
      note(Reflect.construct(target, args, made === globalThis.RegExp ? target : made) as RegExp),
    apply: (target, self, args) => note(Reflect.apply(target, self, args) as RegExp),
  });
  try {
    await run();
  } finally {
    globalThis.RegExp = plain;
  }
  return [...found.values()];
}

/** The module of the program that makes a pattern; undefined where a package does. */
function callingModule(): string | undefined {
  const line = new Error().stack?.split('\n')[4];
  const path = /(?:file:\/\/)?(\/[^():]+\.ts)(?::\d+)?/u.exec(line ?? '')?.[1]; // "at file:///a/b.ts:3:4"; not "at node:internal"
  if (!path) return undefined;
  const inside = relative(ROOT, path);
  return FOLDERS.includes(inside.split(sep)[0]!) ? inside : undefined;
}
