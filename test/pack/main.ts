/** `npm run pack:test`: packs the program, installs the tarball in an empty folder, and uses it there as its user would. */
import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const ROOT = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'zhengmai-pack-'));
const home = join(folder, 'home');
const bin = join(folder, 'app/node_modules/.bin/zhengmai');

function run(command: string, args: string[], cwd = home): string {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}:\n${stdout}${stderr}`);
  return stdout;
}

function expect(what: string, holds: boolean): void {
  if (!holds) throw new Error(`not so: ${what}`);
  process.stderr.write(`ok ${what}\n`);
}

/** Starts the installed server, asks for page, health, search, and ends it. */
async function serves(): Promise<void> {
  const server = spawn(bin, ['serve', '--data', 'data', '--port', '0'], {
    cwd: home,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  try {
    const url = await new Promise<string>((found, failed) => {
      let output = '';
      server.once('exit', () => failed(new Error(`the server ended:\n${output}`)));
      server.stderr.on('data', (chunk: Buffer) => {
        output += chunk.toString();
        const address = /"url":"([^"]+)"/u.exec(output)?.[1]; // '"url":"http://127.0.0.1:1/"'; not '"url":1'
        if (address) found(address);
      });
    });
    const page = await (await fetch(url, { headers: { accept: 'text/html' } })).text();
    expect('the page is served', page.includes('<script') && page.includes('政脉'));
    const found = await fetch(`${url}api/v1/search?q=${encodeURIComponent('双师型')}`);
    const { hits } = (await found.json()) as { hits: unknown[] };
    expect('a search finds a clause', hits.length > 0);
    expect('figures are served', (await (await fetch(`${url}metrics`)).text()).includes('zhengmai_store_documents'));
    const start = performance.now();
    server.kill('SIGTERM');
    await new Promise((done) => server.once('exit', done));
    expect('the server stops within 5 s', performance.now() - start < 5000);
  } finally {
    server.kill('SIGKILL');
    await wait(100);
  }
}

try {
  mkdirSync(home);
  mkdirSync(join(folder, 'app'));
  writeFileSync(join(folder, 'app/package.json'), '{"private":true}');
  run(process.execPath, [join(ROOT, 'bin/build.mjs')], ROOT);
  run('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], ROOT);
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'));
  run('npm', ['install', '--no-audit', '--no-fund', join(folder, tarball!)], join(folder, 'app'));
  mkdirSync(join(home, 'files'));
  copyFileSync(join(ROOT, 'corpus/qijiao-2023-17.txt'), join(home, 'files/a.txt'));
  expect('help is printed', run(bin, ['--help']).includes('用法'));
  run(bin, ['ingest', 'files', '--data', 'data']);
  expect('records are exported', run(bin, ['export', '--data', 'data']).includes('"type":"clause"'));
  run(bin, ['backup', 'copy.zip', '--data', 'data']);
  run(bin, ['restore', 'copy.zip', '--data', 'again']);
  expect('a restored store is in order', run(bin, ['verify', '--data', 'again']).includes('摘要'));
  await serves();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
