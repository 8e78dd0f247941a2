import type { Browser, Page } from 'playwright-core';

/** One event of a trace. `tdur`: processor time in microseconds, whatever else the machine does meanwhile. */
interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  tdur?: number;
  args?: { name?: string };
}

/**
 * Processor time in milliseconds of each task of the page's main thread while `run` goes on. A machine that is shared
 * stretches the time on the clock, not this.
 */
export async function tasksDuring(browser: Browser, page: Page, run: () => Promise<unknown>): Promise<number[]> {
  await browser.startTracing(page, { categories: ['toplevel', 'disabled-by-default-devtools.timeline'] });
  await run();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString('utf8')) as { traceEvents: TraceEvent[] };
  const main = traceEvents.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain');
  const tasks = main.map(({ pid, tid }) =>
    traceEvents
      .filter((event) => event.name === 'RunTask' && event.ph === 'X' && event.pid === pid && event.tid === tid)
      .map(({ tdur = 0 }) => tdur / 1000),
  );
  return tasks.sort((a, b) => sum(b) - sum(a))[0] ?? [];
}

export function sum(times: readonly number[]): number {
  return times.reduce((total, time) => total + time, 0);
}
