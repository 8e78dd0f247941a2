import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { harmless } from '../../server/commands/context.ts';
import { createLog } from '../../server/log.ts';
import { readSettingsFile, SettingsInForce, type SettingView } from '../../server/settings.ts';
import { zhengmai } from '../support/command.ts';

let dir: string;
let file: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'zhengmai-settings-'));
  file = join(dir, 'zhengmai.config.json');
});
afterAll(() => {
  rmSync(dir, { recursive: true });
});
const write = (content: unknown) => {
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
};

describe('settings', () => {
  it('come from flags, then the environment, then the file, then nowhere', () => {
    write({ port: 4001, host: 'a.example', hosts: ['b.example', 'c.example'], neo4jPassword: '秘密' });
    const env = { HOST: 'env.example', PORT: '' };
    const settings = new SettingsInForce({ data: '/flag' }, env, readSettingsFile(env, dir));
    expect([settings.get('data'), settings.get('host'), settings.get('port'), settings.get('hosts')]).toEqual([
      '/flag',
      'env.example',
      4001,
      ['b.example', 'c.example'],
    ]);
    const views = settings.views();
    const source = (name: string) => views.find((view) => view.name === name)?.source;
    expect(['data', 'host', 'port', 'log'].map(source)).toEqual(['flag', 'environment', 'file', 'default']);
    expect(JSON.stringify(views)).not.toContain('秘密');
  });

  it.each([
    ['{', '读不了：不是合法的 JSON（第 1 行）'],
    ['{\n  "port": 3000,\n  bad }', '第 3 行'],
    [{ prot: 1 }, 'prot'],
    [{ port: true }, '“port”'],
  ])('a file with %j is refused with its place', (content, part) => {
    write(content);
    expect(() => readSettingsFile({}, dir)).toThrowError(
      expect.objectContaining({
        code: 'BAD_REQUEST',
        message: expect.stringMatching(new RegExp(`${file}.*${part}`, 'u')),
      }),
    );
  });

  it.each([
    ['port', 'x', 'PORT'],
    ['port', '70000', 'PORT'],
    ['log', 'loud', 'ZHENGMAI_LOG'],
    ['tokenizer', 'none', 'ZHENGMAI_TOKENIZER'],
  ] as const)('%s cannot be %s', (name, value, variable) => {
    const settings = new SettingsInForce({}, { [variable]: value }, { env: {} });
    expect(() => settings.get(name)).toThrowError(
      expect.objectContaining({ message: expect.stringContaining(variable) }),
    );
  });

  it('a named file that is not there is a mistake; none at all is none', () => {
    expect(() => readSettingsFile({ ZHENGMAI_CONFIG: 'other.json' }, dir)).toThrow('other.json');
    expect(readSettingsFile({}, join(dir, 'empty'))).toEqual({ env: {} });
  });
});

describe('commands about the program itself', () => {
  it('config says each value and where it comes from, and never a secret', async () => {
    write({ port: 4001, data: '/srv/zhengmai' });
    const env = { ZHENGMAI_CONFIG: file, NEO4J_PASSWORD: 'hunter2' };
    const { code, out } = await zhengmai(['config', '--json'], env);
    const { settings } = JSON.parse(out) as { settings: SettingView[] };
    expect(code).toBe(0);
    expect(settings).toContainEqual(expect.objectContaining({ name: 'data', value: '/srv/zhengmai', source: 'file' }));
    expect(settings).toContainEqual(expect.objectContaining({ name: 'neo4jPassword', value: '******' }));
    const table = await zhengmai(['config'], env);
    expect(table.out).toContain('设置文件');
    expect(out + table.out + table.err).not.toContain('hunter2');
  });

  it('a command takes its data directory from the file', async () => {
    write({ data: join(dir, 'nothing-here') });
    const { code, err } = await zhengmai(['verify'], { ZHENGMAI_CONFIG: file });
    expect([code, err]).toEqual([1, expect.stringContaining('nothing-here')]);
  });

  it.each(['bash', 'zsh', 'fish'])('completion for %s knows every command and its options', async (shell) => {
    const { code, out } = await zhengmai(['completion', shell], {});
    expect(code).toBe(0);
    for (const word of ['ingest', 'serve', 'backup', shell === 'fish' ? '-l read-only' : '--read-only'])
      expect(out).toContain(word);
  });

  it('completion works in bash: commands, commands of commands, options and what they take', async () => {
    const { out } = await zhengmai(['completion', 'bash'], {});
    const complete = (...words: string[]): string[] => {
      const script = `${out}\nCOMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _zhengmai; echo "\${COMPREPLY[@]}"`;
      const run = spawnSync('bash', ['-c', script, 'bash', 'zhengmai', ...words], { encoding: 'utf8' });
      expect(run.stderr).toBe('');
      return run.stdout.trim().split(' ');
    };
    expect(complete('ex')).toEqual(['export']);
    expect(complete('draft', '')).toEqual(['list', 'new', 'show', 'export', 'issue']);
    expect(complete('draft', 'new', '--re')).toEqual(['--region']);
    expect(complete('export', '--format', 'gr')).toEqual(['graphml']);
    expect(complete('completion', 'z')).toEqual(['zsh']);
  });

  it('completion of another shell is wrong use', async () => {
    expect((await zhengmai(['completion', 'csh'], {})).code).toBe(2);
  });
});

describe('the log', () => {
  it('is JSON for programs and sentences for people', () => {
    const lines: string[] = [];
    const write = (line: string) => lines.push(line);
    createLog({ write, terminal: false, level: 'info' }).info({ ms: 3, route: '/x' }, '完成');
    createLog({ write, terminal: true, level: 'info' }).info({}, '完成');
    createLog({ write, terminal: true, level: 'info' }).info({ ms: 3 }, '请求');
    createLog({ write, terminal: true, level: 'info' }).error({ error: '磁盘已满' }, '出错');
    expect(JSON.parse(lines[0]!)).toMatchObject({ level: 30, ms: 3, route: '/x', message: '完成' });
    expect(lines.slice(1)).toEqual(['完成', '出错：磁盘已满']);
  });

  it('is one line for each event, without stacks and without what steers a terminal', () => {
    const lines: string[] = [];
    const terminal = createLog({ write: (line) => lines.push(line), terminal: true, level: 'info' });
    terminal.warn({}, '坏\n伪造的一行\r\u001b[2J.txt：文件是空的');
    terminal.error({ error: 'TypeError: 坏了\n    at somewhere (file.js:1:1)' }, '出错');
    expect(lines).toEqual(['坏 伪造的一行 [2J.txt：文件是空的', '出错：TypeError: 坏了']);
    expect(harmless('坏\u001b]0;x\u0007名\n下一行')).toBe('坏]0;x名\n下一行');
  });
});
