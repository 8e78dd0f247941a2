import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');
const BIN = resolve(ROOT, 'bin/zhengmai.mjs');
const ENV = { ...process.env, ZHENGMAI_TOKENIZER: 'bigram', ZHENGMAI_WRITES_PER_MINUTE: '1000000' };

/** Builds what the processes run, so that none of them does. */
export function buildProgram(): void {
  const { status, stderr } = spawnSync(process.execPath, [resolve(ROOT, 'bin/build.mjs')], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}

/** A command of the program, in a process of its own. */
export function startCommand(args: readonly string[], env: Record<string, string> = {}): ChildProcess {
  return spawn(process.execPath, [BIN, ...args], {
    cwd: ROOT,
    env: { ...ENV, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Runs a command to its end. */
export function runCommandLine(args: readonly string[]): { code: number | null; out: string; err: string } {
  const run = spawnSync(process.execPath, [BIN, ...args], {
    cwd: ROOT,
    env: ENV,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return { code: run.status, out: run.stdout, err: run.stderr };
}

/** How a process ends, whoever ends it. */
export function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((done) => child.once('exit', () => done()));
}

export interface Served {
  url: string;
  child: ChildProcess;
}

/** A server over a data directory, once searches answer. */
export async function startServing(data: string, ...more: string[]): Promise<Served> {
  const child = startCommand(['serve', '--data', data, '--port', '0', ...more]);
  let output = '';
  const url = await new Promise<string>((found, failed) => {
    child.once('exit', () => {
      failed(new Error(`the server ended:\n${output}`));
    });
    child.stderr!.on('data', (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-20_000);
      const address = /"url":"([^"]+)"/u.exec(output)?.[1]; // '"url":"http://127.0.0.1:1/"'; not '"url":1'
      if (address) found(address);
    });
  });
  return { url, child };
}
