import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ZhengmaiError } from '../graph-schema/errors.ts';
import { createApp } from './app.ts';
import type { AppDependencies } from './contract.ts';

export interface ListenOptions extends AppDependencies {
  host: string;
  /** 0: any free port. */
  port: number;
}

/** A server that listens. */
export interface RunningServer {
  server: Server;
  url: string;
  /** Stops taking requests, lets those under way finish (at most `graceMs`), then closes. */
  close(graceMs?: number): Promise<void>;
}

/** A query of 5,000 Chinese characters is 45,000 bytes of an address, and as many of the referrer. */
const MAX_HEADER_BYTES = 128 * 1024;

/** So long what is under way may take when the server stops; what is left of the five seconds in which a process is to end is for closing the store. */
export const GRACE_MS = 3000;
/** So often connections are looked for whose last answer is out. */
const LOOK_MS = 50;

/** Serves page and API; throws PORT_IN_USE with what to do. */
export async function startServer({ host, port, ...deps }: ListenOptions): Promise<RunningServer> {
  const server = createServer(
    {
      requestTimeout: 120_000,
      headersTimeout: 15_000,
      connectionsCheckingInterval: 5000, // so exact the two are
      maxHeaderSize: MAX_HEADER_BYTES,
    },
    createApp({ ...deps, hosts: [...(deps.hosts ?? []), host] }),
  );
  await listen(server, host, port);
  const { port: actual } = server.address() as AddressInfo;
  const name = host.includes(':') ? `[${host}]` : host;
  return { server, url: `http://${name}:${actual}/`, close: (graceMs = GRACE_MS) => shutDown(server, graceMs) };
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(listenError(error, host, port));
    });
    server.listen(port, host, resolve);
  });
}

function listenError(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === 'EADDRINUSE') {
    return new ZhengmaiError(
      'PORT_IN_USE',
      `端口 ${port} 已被占用。关掉占用它的程序，或换一个端口，如 --port ${port + 1}（PORT=${port + 1}）。`,
      { port },
    );
  }
  if (error.code === 'EACCES') {
    return new ZhengmaiError('PORT_IN_USE', `没有权限使用端口 ${port}。换一个 1024 以上的端口，如 PORT=3000。`, {
      port,
    });
  }
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
    return new ZhengmaiError('PORT_IN_USE', `本机没有地址 ${host}。HOST 一般是 127.0.0.1 或 0.0.0.0。`, { host });
  }
  return error;
}

function shutDown(server: Server, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const forced = setTimeout(() => {
      server.closeAllConnections();
    }, graceMs);
    const idle = setInterval(() => {
      server.closeIdleConnections();
    }, LOOK_MS);
    server.prependListener('request', (_request, response) => {
      response.shouldKeepAlive = false; // the last one of its connection
    });
    server.close(() => {
      clearTimeout(forced);
      clearInterval(idle);
      resolve();
    });
  });
}

/** Runs `stop` once on SIGTERM or SIGINT; a second signal ends the process at once. */
export function onStopSignal(stop: () => Promise<void>): void {
  let stopping = false;
  const handler = () => {
    if (stopping) process.exit(130);
    stopping = true;
    void stop();
  };
  process.on('SIGTERM', handler);
  process.on('SIGINT', handler);
}
