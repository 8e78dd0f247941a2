import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { handOver } from '../../server/commands/hand-over.ts';
import { accessSettings } from '../../server/http/access.ts';
import { startServer, type RunningServer } from '../../server/main.ts';
import { CORPUS } from '../support/corpus.ts';
import { dependencies } from './stubs.ts';

const running: RunningServer[] = [];
const start = async (port: number, more: Parameters<typeof dependencies>[0] = {}) => {
  const server = await startServer({ ...dependencies(more), host: '127.0.0.1', port });
  running.push(server);
  return server;
};

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close(100)));
});

describe('startServer', () => {
  it('listens on a free port and says where', async () => {
    const { url } = await start(0);
    const answer = await fetch(`${url}api/v1/health`);
    expect(answer.status).toBe(200);
  });

  it('says what to do where the port is taken', async () => {
    const { url } = await start(0);
    const port = Number(new URL(url).port);
    await expect(start(port)).rejects.toMatchObject({
      code: 'PORT_IN_USE',
      message: expect.stringContaining(`${port}`),
    });
  });

  it('ends connections when it closes', async () => {
    const server = await start(0);
    await fetch(`${server.url}api/v1/health`);
    await server.close(100);
    await expect(fetch(`${server.url}api/v1/health`)).rejects.toThrow();
  });
});

describe('files handed over to a server', () => {
  it('carry the token of the one who hands them over, where the server asks for it', async () => {
    const token = 'zhang-0123456789abcdef';
    const access = accessSettings({ ZHENGMAI_TOKENS: `张三:${token}`, ZHENGMAI_TOKENS_ALWAYS: '1' });
    const { url } = await start(0, { access });
    const file = join(CORPUS, 'qijiao-2023-17.txt');
    const refused = handOver([file], { url, token: '' }, () => undefined);
    await expect(refused).rejects.toMatchObject({
      code: 'UNAUTHORIZED',
      message: expect.stringContaining('ZHENGMAI_TOKEN'),
    });
    const ends = await handOver([file], { url, token }, () => undefined);
    expect(ends).toMatchObject([{ file: 'qijiao-2023-17.txt', state: 'failed', code: 'UNREADABLE_FILE' }]);
  });
});
