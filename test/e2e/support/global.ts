import type { TestProject } from 'vitest/node';
import { chromiumPath } from './chromium.ts';
import { TestServer } from './server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the server under test; "" where the suite cannot run. */
    serverUrl: string;
    chromium: string;
  }
}

/** Gives the suite the browser; where there is none, says so loudly and gives no server: under CI that is a failure. */
export function provideChromium(project: TestProject): boolean {
  const chromium = chromiumPath();
  project.provide('chromium', chromium ?? '');
  if (chromium) return true;
  withoutServer(
    project,
    'BROWSER SUITE NOT RUN: no Chromium here (set CHROMIUM_PATH). 没有找到 Chromium，浏览器测试没有运行。',
  );
  return false;
}

/** Tells why a suite is not run. */
export function withoutServer(project: TestProject, message: string): void {
  if (process.env.CI) throw new Error(message);
  process.stderr.write(`\n${'!'.repeat(78)}\n${message}\n${'!'.repeat(78)}\n\n`);
  project.provide('serverUrl', '');
}

/**
 * Starts one server for all browser tests. Without Chromium the suite is not run.
 * ZHENGMAI_E2E_URL tests a server that is already running.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (!provideChromium(project)) return () => Promise.resolve();
  const running = process.env.ZHENGMAI_E2E_URL;
  if (running) {
    project.provide('serverUrl', running);
    return () => Promise.resolve();
  }
  const server = await TestServer.start();
  project.provide('serverUrl', server.url);
  return () => server.remove();
}
