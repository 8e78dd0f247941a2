import { afterEach, describe, expect, it } from 'vitest';
import { startServer, type RunningServer } from '../../server/main.ts';
import { dependencies } from './stubs.ts';

const running: RunningServer[] = [];
const start = async (port: number) => {
  const server = await startServer({ ...dependencies(), host: '127.0.0.1', port });
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
