import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { request, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { policyText } from './documents.ts';
import { buildProgram, ended, runCommandLine, startServing } from './process.ts';

/** What a process has that is told to end; a busy machine gets as much again. */
const ENDS_MS = process.env['CI'] ? 10_000 : 5000;
const root = mkdtempSync(join(tmpdir(), 'zhengmai-stop-'));
const data = join(root, 'data');
beforeAll(buildProgram);
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

/** An upload whose sender begins, and goes on when he is told to. */
function slowUpload(url: string, at: number): { goOn: () => void; answer: Promise<string> } {
  const { name, text: content } = policyText(at);
  const sending = request(`${url}api/v1/documents`, {
    method: 'POST',
    headers: { 'Content-Type': 'multipart/form-data; boundary=b' },
  });
  const half = Math.floor(content.length / 2);
  sending.write(
    `--b\r\nContent-Disposition: form-data; name="files"; filename="${name}"\r\n\r\n${content.slice(0, half)}`,
  );
  const answer = once(sending, 'response').then(([response]) => text(response as IncomingMessage));
  return { goOn: () => sending.end(`${content.slice(half)}\r\n--b--\r\n`), answer };
}

async function upload(url: string, ats: readonly number[]): Promise<string> {
  const form = new FormData();
  for (const { name, text: content } of ats.map(policyText)) form.append('files', new Blob([content]), name);
  return (await fetch(`${url}api/v1/documents`, { method: 'POST', body: form })).text();
}

const done = (answer: string): string[] =>
  answer.split('\n').filter((line) => line.includes('"state":"done"') && !line.includes('"documentId":null'));

describe('a server that is told to stop (SIGTERM)', () => {
  it(
    'answers what was asked before, takes nothing new, and leaves the store in order',
    { timeout: 120_000 },
    async () => {
      const { url, child } = await startServing(data);
      expect(done(await upload(url, [0, 1]))).toHaveLength(2);
      const slow = slowUpload(url, 2);
      const ingesting = upload(url, [3, 4]);
      const exported = await fetch(`${url}api/v1/export?format=jsonl`);
      await fetch(`${url}api/v1/health`); // what was sent before has arrived

      const start = performance.now();
      child.kill('SIGTERM');
      await new Promise((resolve) => setTimeout(resolve, 300));
      await expect(fetch(`${url}api/v1/health`)).rejects.toThrow();
      slow.goOn();
      const [slowly, several, lines] = await Promise.all([slow.answer, ingesting, exported.text()]);
      await ended(child);

      expect(child.exitCode).toBe(0);
      expect(performance.now() - start).toBeLessThan(ENDS_MS);
      expect([done(slowly).length, done(several).length]).toEqual([1, 2]);
      expect(
        lines
          .trimEnd()
          .split('\n')
          .map((line) => (JSON.parse(line) as { type: string }).type),
      ).toContain('clause');
      expect(runCommandLine(['verify', '--data', data]).code).toBe(0);
      const { err, code } = runCommandLine([
        'ingest',
        '--data',
        data,
        '--json',
        join(import.meta.dirname, '../../corpus'),
      ]);
      expect([code, err]).toEqual([0, expect.not.stringContaining('占用')]); // the lock is free
      const held = runCommandLine(['export', '--data', data]).out;
      for (const at of [0, 1, 2, 3, 4]) expect(held).toContain(policyText(at).mark);
    },
  );

  it('cuts off who does not come to an end, and ends all the same', { timeout: 120_000 }, async () => {
    const { url, child } = await startServing(data);
    let said = '';
    child.stderr!.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const endless = slowUpload(url, 9);
    const cut = expect(endless.answer).rejects.toThrow();
    await fetch(`${url}api/v1/health`);
    const start = performance.now();
    child.kill('SIGTERM');
    await Promise.all([ended(child), cut]);
    expect([child.exitCode, performance.now() - start < ENDS_MS]).toEqual([0, true]);
    expect(said).not.toMatch(/\n\s+at /u);
  });
});
