import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createProgram } from '../../server/commands/program.ts';
import { readSettingsFile, SettingsInForce } from '../../server/settings.ts';

const ROOT = join(import.meta.dirname, '../..');
const read = (name: string): string => readFileSync(join(ROOT, name), 'utf8');

/** Cells of the table below a heading, without its head. */
function table(text: string, heading: string): string[][] {
  const below = text.slice(text.indexOf(`\n## ${heading}`));
  const rows = /(?:^\|.*\n)+/mu.exec(below)?.[0] ?? ''; // "| a | b |" on lines of its own
  return rows
    .trimEnd()
    .split('\n')
    .slice(2)
    .map((row) =>
      row
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

/** Paths that a cell names: "test/ops/fuzz.test.ts", "server/http", "package-lock.json"; not "does not apply". */
const paths = (cell: string): string[] =>
  cell.match(/(?:[\w-]+\/)+[\w.-]*|[\w-]+(?:\.[\w-]+)*\.(?:json|md|ts|js)|\.npmrc/gu) ?? [];

/** True for a file of tests, or a folder with tests or a program that is one. */
function hasTests(path: string): boolean {
  const isTest = (name: string): boolean => name.endsWith('.test.ts') || name === 'main.ts';
  return isTest(path) || (statSync(join(ROOT, path)).isDirectory() && readdirSync(join(ROOT, path)).some(isTest));
}

describe('docs/security.md', () => {
  const security = read('docs/security.md');

  it('names for each threat a test that exists', () => {
    const rows = table(security, 'Threat model');
    expect(rows.length).toBeGreaterThan(15);
    for (const [threat, , where = ''] of rows) {
      const named = paths(where);
      expect({ threat, named: named.length > 0 }).toEqual({ threat, named: true });
      expect({ threat, missing: named.filter((path) => !existsSync(join(ROOT, path))) }).toEqual({
        threat,
        missing: [],
      });
      const empty = named.filter((path) => path.startsWith('test/') && !hasTests(path));
      expect({ threat, empty }).toEqual({ threat, empty: [] });
    }
  });

  it('names for each chapter of ASVS what exists', () => {
    const rows = table(security, 'OWASP ASVS');
    expect(rows.length).toBeGreaterThan(12);
    for (const [chapter, , where = '', test = ''] of rows) {
      expect({ chapter, where: paths(where).length > 0 || where === 'does not apply' }).toEqual({
        chapter,
        where: true,
      });
      const missing = [...paths(where), ...paths(test)].filter((path) => !existsSync(join(ROOT, path)));
      expect({ chapter, missing }).toEqual({ chapter, missing: [] });
      expect({ chapter, empty: paths(test).filter((path) => path.startsWith('test/') && !hasTests(path)) }).toEqual({
        chapter,
        empty: [],
      });
    }
  });
});

describe('docs/operations.md', () => {
  const operations = read('docs/operations.md');

  it('names every setting', () => {
    const named = new Set(operations.match(/\b[A-Z][A-Z0-9_]{3,}\b/gu));
    const settings = new SettingsInForce({}, {}, readSettingsFile({}, tmpdir())).views();
    expect(settings.map(({ env }) => env).filter((env) => !named.has(env))).toEqual([]);
  });

  it('has a unit that systemd understands', (test) => {
    const unit = /```ini\n([\s\S]*?)```/u.exec(operations)![1]!;
    const known = createProgram(
      { env: {}, terminal: false, out: () => Promise.resolve(), say: () => undefined },
      { code: 0 },
    );
    const command = /^ExecStart=\S*\/zhengmai (\w+)$/mu.exec(unit)?.[1];
    expect(known.commands.map((one) => one.name())).toContain(command);
    if (spawnSync('systemd-analyze', ['--version']).status !== 0) {
      process.stderr.write('\n*** NOT RUN: no systemd-analyze here ***\n');
      test.skip();
    }
    const folder = mkdtempSync(join(tmpdir(), 'zhengmai-unit-'));
    const file = join(folder, 'zhengmai.service');
    writeFileSync(file, unit.replace(/^ExecStart=.*$/mu, `ExecStart=${process.execPath} --version`));
    const { stderr, status } = spawnSync('systemd-analyze', ['verify', file], { encoding: 'utf8' });
    rmSync(folder, { recursive: true });
    expect([stderr, status]).toEqual(['', 0]);
  });
});
