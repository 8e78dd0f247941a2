import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const ROOT = resolve(import.meta.dirname, '../../..');
/** A slow machine that fills a graph for the first time takes its time. */
const START_MS = 300_000;
const LOOK_MS = 400;

/** A free port of this machine. */
async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((done) => probe.listen(0, '127.0.0.1', done));
  const { port } = probe.address() as AddressInfo;
  await new Promise((done) => probe.close(done));
  return port;
}

async function isHealthy(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/api/v1/health`)).ok;
  } catch {
    return false;
  }
}

/** The real server as users start it, with a data directory of its own that is filled from corpus/. */
export class TestServer {
  readonly url: string;
  private readonly port: number;
  private readonly data: string;
  private process: ChildProcess | null = null;
  private output = '';
  private readonly settings: Record<string, string>;

  private constructor(port: number, settings: Record<string, string>) {
    this.port = port;
    this.settings = settings;
    this.url = `http://127.0.0.1:${port}`;
    this.data = mkdtempSync(join(tmpdir(), 'zhengmai-e2e-'));
  }

  /**
   * @param paths files and folders that are in from the start; without them corpus/ is
   * @param settings variables of the environment besides the usual ones
   */
  static async start(paths: readonly string[] = [], settings: Record<string, string> = {}): Promise<TestServer> {
    const server = new TestServer(await freePort(), settings);
    try {
      if (paths.length > 0) server.ingest(paths);
      await server.start();
    } catch (error) {
      await server.remove();
      throw error;
    }
    return server;
  }

  private ingest(paths: readonly string[]): void {
    const run = spawnSync(process.execPath, ['bin/zhengmai.mjs', 'ingest', ...paths, '--data', this.data], {
      cwd: ROOT,
    });
    // 1: some files are no policy documents, the others are in
    if (run.status !== 0 && run.status !== 1)
      throw new Error(`ingest ended with ${run.status}:\n${run.stderr.toString()}`);
  }

  /** Starts the process and waits until searches answer. */
  async start(): Promise<void> {
    const env = {
      ...process.env,
      PORT: String(this.port),
      HOST: '127.0.0.1',
      ZHENGMAI_DATA: this.data,
      ...this.settings,
    };
    const child = spawn(process.execPath, ['bin/start.mjs'], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
    this.process = child;
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => (this.output = (this.output + chunk.toString()).slice(-4000)));
    }
    const until = Date.now() + START_MS;
    while (!(await isHealthy(this.url))) {
      if (child.exitCode !== null) throw new Error(`the server ended:\n${this.output}`);
      if (Date.now() > until) throw new Error(`the server was not ready in time:\n${this.output}`);
      await wait(LOOK_MS);
    }
  }

  /** Ends the process; the data stays for the next start. */
  async stop(): Promise<void> {
    const child = this.process;
    this.process = null;
    if (!child || child.exitCode !== null) return;
    const ended = new Promise((done) => child.once('exit', done));
    child.kill('SIGTERM');
    await Promise.race([ended, wait(5000)]);
    child.kill('SIGKILL');
  }

  /** Ends the process and removes the data. */
  async remove(): Promise<void> {
    await this.stop();
    rmSync(this.data, { recursive: true, force: true });
  }
}
