import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportRecordSchema } from '../../graph-schema/records.ts';
import { createProgram } from '../../server/commands/program.ts';
import { SqliteStore } from '../../server/store/sqlite.ts';
import { zhengmai, type Run } from '../support/command.ts';
import { CORPUS } from '../support/corpus.ts';

let root: string;
let data: string;
let first: Run;
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'zhengmai-cli-'));
  data = join(root, 'data');
  first = await zhengmai(['ingest', CORPUS, '--data', data]);
});
afterAll(() => {
  rmSync(root, { recursive: true });
});

describe('ingest', () => {
  it('reads the corpus, says what came in, and leaves standard output clean', () => {
    expect(first.code).toBe(0);
    expect(first.out).toBe('');
    expect(first.err).toContain('文件 5 个：读入 5，已在库中 0，没有读入 0');
    expect(first.err).toMatch(/条款 +\d+ +\d+/u);
  });

  it('gives its result as JSON', async () => {
    const { code, out } = await zhengmai(['ingest', CORPUS, '--data', data, '--json']);
    const result = JSON.parse(out) as { files: { state: string }[]; library: { documents: number } };
    expect([code, result.files.map(({ state }) => state), result.library.documents]).toEqual([
      0,
      Array(5).fill('duplicate'),
      5,
    ]);
  });

  it('names each file that it could not read, takes the others in, and loses nothing', async () => {
    const folder = join(root, 'mixed');
    mkdirSync(join(folder, 'deep'), { recursive: true });
    copyFileSync(join(CORPUS, 'qijiao-2023-17.txt'), join(folder, 'deep', 'good.txt'));
    writeFileSync(join(folder, 'empty.txt'), '');
    writeFileSync(
      join(folder, 'binary.bin'),
      Uint8Array.from({ length: 4096 }, (_, i) => (i * 7919) % 256),
    );
    writeFileSync(join(folder, 'README.md'), '# 说明');
    writeFileSync(join(folder, 'letter.txt'), 'Dear all,\nplease find the minutes attached.\n');
    const own = join(root, 'mixed-data');
    const { code, err } = await zhengmai(['ingest', folder, join(root, 'none.txt'), '--data', own]);
    expect(code).toBe(1);
    for (const name of ['empty.txt', 'binary.bin', 'letter.txt', 'none.txt']) {
      expect(err).toMatch(new RegExp(`没有读入：.*${name.replace('.', '\\.')}.+`, 'u'));
    }
    expect(err).not.toContain('README');
    expect(err).toContain('读入 1，已在库中 0，没有读入 4');
    expect((await zhengmai(['verify', '--data', own])).code).toBe(0);
    const anyway = await zhengmai(['ingest', join(folder, 'letter.txt'), '--any', '--data', own]);
    expect(anyway.code).toBe(0);
  });

  it.skipIf(process.getuid?.() === 0)('names a file without permission to read', async () => {
    const file = join(root, 'locked.txt');
    writeFileSync(file, '文');
    chmodSync(file, 0);
    const { code, err } = await zhengmai(['ingest', file, '--data', join(root, 'locked-data')]);
    expect(code).toBe(1);
    expect(err).toContain('locked.txt');
  });
});

describe('export', () => {
  it('writes valid records, ordered, the same bytes each time and wherever the files lay', async () => {
    const { code, out } = await zhengmai(['export', '--data', data]);
    expect(code).toBe(0);
    const records = out
      .trimEnd()
      .split('\n')
      .map((line) => exportRecordSchema.parse(JSON.parse(line)));
    expect(records.filter(({ type }) => type === 'document')).toHaveLength(5);
    expect(records[0]).toMatchObject({ type: 'document', document: '梁平府办发〔2023〕27号' });
    expect((await zhengmai(['export', '--data', data])).out).toBe(out);

    const elsewhere = join(root, 'elsewhere');
    mkdirSync(elsewhere);
    for (const name of [
      'yufufa-2021-35',
      'liangpingfubanfa-2023-27',
      'qijiao-2023-17',
      'yurenshe-2021-452',
      'yufufa-2019-18',
    ]) {
      copyFileSync(join(CORPUS, `${name}.txt`), join(elsewhere, `${name}.txt`));
      await zhengmai(['ingest', join(elsewhere, `${name}.txt`), '--data', join(root, 'one-by-one')]);
    }
    expect((await zhengmai(['export', '--data', join(root, 'one-by-one')])).out).toBe(out);
  });

  it('writes into a file, and refuses a format that it does not know', async () => {
    const file = join(root, 'records.jsonl');
    const { code, out } = await zhengmai(['export', '--data', data, '--out', file]);
    expect([code, out]).toEqual([0, '']);
    expect(readFileSync(file, 'utf8')).toBe((await zhengmai(['export', '--data', data, '--format', 'jsonl'])).out);
    expect((await zhengmai(['export', '--data', data, '--format', 'nosuch'])).code).toBe(2);
    expect((await zhengmai(['export', '--data', data, '--out', join(root, 'no', 'such', 'file')])).code).toBe(1);
  });
});

describe('search', () => {
  it('prints hits as JSON lines', async () => {
    const { code, out, err } = await zhengmai(['search', '双师型', '--data', data, '--limit', '3']);
    expect(code).toBe(0);
    const hits = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { document: string; clause: string; snippet: string });
    expect(hits).toHaveLength(3);
    for (const hit of hits) expect(hit.snippet).toContain('双师型');
    expect(err).toMatch(/共 \d+ 条，列出 3 条/u);
  });

  it('answers a query without hits with nothing, and a wrong one with its mistake', async () => {
    expect(await zhengmai(['search', '"量子纠缠飞船"', '--data', data])).toMatchObject({ code: 0, out: '' });
    const wrong = await zhengmai(['search', '"双师型', '--data', data]);
    expect(wrong).toMatchObject({ code: 1, out: '' });
    expect(wrong.err).toContain('引号');
  });
});

describe('table', () => {
  const TABLE = ['table', '渝府发〔2021〕35号/附件2', '梁平府办发[2023]27号', '--data'];

  it('is CSV with a line for each item and a byte order mark', async () => {
    const { code, out } = await zhengmai([...TABLE, data]);
    expect(code).toBe(0);
    expect(out.startsWith('\ufeff部分,条款,')).toBe(true);
    expect(out.match(/^[^"\n]*,附件2\/\d+,/gmu)).toHaveLength(40);
  });

  it('is JSON and Excel where asked for', async () => {
    const { out } = await zhengmai([...TABLE, data, '--format', 'json']);
    expect((JSON.parse(out) as { rows: unknown[] }).rows).toHaveLength(40);
    const file = join(root, 'table.xlsx');
    expect(await zhengmai([...TABLE, data, '--format', 'xlsx', '--output', file])).toMatchObject({ code: 0, out: '' });
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(file);
    expect(workbook.worksheets.map(({ name, rowCount }) => [name, rowCount])).toEqual([
      ['落实对照表', 41],
      ['统计', 2],
    ]);
  });

  it('takes --json like every command, but no other format beside it', async () => {
    const { out } = await zhengmai([...TABLE, data, '--json']);
    expect(out).toBe((await zhengmai([...TABLE, data, '--format', 'json'])).out);
    expect((await zhengmai([...TABLE, data, '--json', '--format', 'csv'])).code).toBe(2);
  });

  it('says which document or clause is not there', async () => {
    const document = await zhengmai(['table', '某发〔1999〕1号', 'x', '--data', data]);
    expect([document.code, document.err]).toEqual([1, '库中没有文件“某发〔1999〕1号”。写文号、标题或文件标识。\n']);
    const clause = await zhengmai(['table', '渝府发〔2021〕35号/附件9', 'x', '--data', data]);
    expect(clause.err).toContain('没有条款 附件9');
  });
});

describe('what the system does not let one do', () => {
  it.each([
    ['backup', '/nowhere/at/all.zip'],
    ['backup', '/nowhere/at/all.sqlite'],
    ['export', '--out', '/nowhere/at/all.jsonl'],
    ['table', '渝府发〔2021〕35号', '梁平府办发〔2023〕27号', '--output', '/nowhere/at/all.csv'],
  ])('%s %s is told with the file and the reason', async (...args) => {
    const { code, err } = await zhengmai([...args, '--data', data]);
    expect([code, err]).toEqual([1, expect.stringMatching(/^写不了 \/nowhere\/at\/all\.\w+：没有这个文件或文件夹。/u)]);
  });

  it('a folder in place of a backup is told apart from a fault of the program', async () => {
    const { code, err } = await zhengmai(['restore', CORPUS, '--data', join(data, 'elsewhere')]);
    expect([code, err]).toEqual([1, expect.stringContaining('这是一个文件夹')]);
  });

  it('a wrong choice is told with what there is', async () => {
    const { code, err } = await zhengmai(['export', '--format', 'pdf', '--data', data]);
    expect([code, err]).toEqual([2, expect.stringContaining('可用的有 jsonl、csv、xlsx')]);
  });
});

describe('every command', () => {
  /** They answer in a protocol of their own, with a script, or not at all. */
  const OTHERS = ['serve', 'mcp', 'completion'];
  const all = ({ commands }: Command): Command[] =>
    commands.flatMap((command) => (command.commands.length > 0 ? all(command) : [command]));
  const context = { env: {}, terminal: false, out: () => Promise.resolve(), say: () => undefined };

  it('gives JSON where asked for', () => {
    const commands = all(createProgram(context, { code: 0 })).filter((command) => !OTHERS.includes(command.name()));
    expect(commands.length).toBeGreaterThan(12);
    const without = commands.filter(({ options }) => !options.some(({ long }) => long === '--json'));
    expect(without.map((command) => command.name())).toEqual([]);
  });

  it.each([
    ['search', '职业教育', '--limit', '2'],
    ['cite', '渝府发〔2021〕35号/附件2/21'],
    ['reviews'],
    ['config'],
    ['verify'],
    ['export', '--only', 'document'],
    ['draft', 'list'],
  ])('%s writes nothing but JSON then', async (...args) => {
    const { code, out } = await zhengmai([...args, '--json', '--data', data]);
    expect(code).toBe(0);
    for (const line of out.split('\n').filter(Boolean)) expect(JSON.parse(line)).toBeTypeOf('object');
  });
});

describe('backup', () => {
  it('is a whole copy, made while the store is in use, and never replaces a file', async () => {
    const copy = join(root, 'copy');
    mkdirSync(copy);
    const writer = new SqliteStore(data, { purpose: 'serve' });
    await writer.init();
    const backup = ['backup', join(copy, 'zhengmai.sqlite'), '--data', data];
    expect((await zhengmai(backup)).code).toBe(0);
    await writer.close();
    expect((await zhengmai(backup)).err).toContain('已存在');
    expect((await zhengmai(['verify', '--data', copy])).out).toBe((await zhengmai(['verify', '--data', data])).out);
  });
});

describe('reviews', () => {
  it('are nothing yet', async () => {
    expect(await zhengmai(['reviews', '--gold', '--data', data])).toMatchObject({ code: 0, out: '' });
  });
});

describe('verify', () => {
  it('finds the corpus in order', async () => {
    const { code, out } = await zhengmai(['verify', '--data', data]);
    expect(code).toBe(0);
    expect(out).toMatch(/摘要 [0-9a-f]{64}/u);
  });

  it('finds a clause whose text was changed behind its back', async () => {
    const own = join(root, 'broken');
    await zhengmai(['ingest', join(CORPUS, 'qijiao-2023-17.txt'), '--data', own]);
    const store = new SqliteStore(own);
    await store.init();
    const [clause] = await store.find('Clause', {}, { limit: 1 });
    await store.apply({ nodes: [{ ...clause!, props: { ...clause!.props, text: '改过' } }] });
    await store.close();
    const { code, err } = await zhengmai(['verify', '--data', own]);
    expect(code).toBe(1);
    expect(err).toContain(clause!.id);
  });
});

describe('wrong use and bad surroundings', () => {
  it.each([
    [[], '用法'],
    [['nonsense'], '没有这个命令：nonsense'],
    [['ingest'], '缺少参数'],
    [['ingest', 'x', '--nonsense'], '没有这个选项：--nonsense'],
    [['search', '词', '--limit', 'x'], '值不对'],
    [['export', '--data'], '选项缺少值'],
  ])('%j is wrong use', async (args, message) => {
    const { code, err, out } = await zhengmai(args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(message);
  });

  it.each(['--help', 'ingest --help', 'help serve', 'search -h'])(
    '%s is Chinese help on standard output',
    async (line) => {
      const { code, out, err } = await zhengmai(line.split(' '));
      expect([code, err]).toEqual([0, '']);
      expect(out).toContain('用法：');
      expect(out).toContain('选项：');
      expect(out).not.toMatch(/Usage|Options|display help/u);
    },
  );

  it('tells a data directory that is empty, not writable, in use', async () => {
    expect((await zhengmai(['export', '--data', join(root, 'nothing')])).err).toContain('zhengmai ingest');
    writeFileSync(join(root, 'file'), '');
    const unwritable = await zhengmai(['ingest', CORPUS, '--data', join(root, 'file', 'data')]);
    expect(unwritable).toMatchObject({ code: 1 });
    expect(unwritable.err).toContain(`${join(root, 'file', 'data')} 不能写入`);
    const store = new SqliteStore(data, { purpose: 'serve' });
    await store.init();
    const busy = await zhengmai(['ingest', CORPUS, '--data', data]);
    await store.close();
    expect(busy.code).toBe(1);
    expect(busy.err).toContain(`进程 ${process.pid}（zhengmai serve`);
  });

  it('takes the data directory from the environment', async () => {
    const { code, out } = await zhengmai(['export'], { ZHENGMAI_DATA: data });
    expect(code).toBe(0);
    expect(out.split('\n').length).toBeGreaterThan(100);
  });

  it('says its version, and that a wrong flag is wrong use', async () => {
    const version = await zhengmai(['--version']);
    expect([version.code, version.out]).toEqual([0, expect.stringMatching(/^\d+\.\d+\.\d+\n$/u)]);
    expect((await zhengmai(['serve', '--port', 'abc'])).code).toBe(2);
    expect((await zhengmai(['config'], { PORT: 'abc' })).code).toBe(1);
  });

  it('refuses a port that is none', async () => {
    const { code, err } = await zhengmai(['serve', '--data', data, '--port', '99999']);
    expect([code, err]).toEqual([2, '设置 --port 不对：99999。至多 65535。\n']);
  });
});
