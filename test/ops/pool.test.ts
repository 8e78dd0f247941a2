import { describe, expect, it } from 'vitest';
import { ZhengmaiError } from '../../graph-schema/errors.ts';
import type { Channel } from '../../server/threads/channel.ts';
import { ThreadPool, type Work } from '../../server/threads/pool.ts';
import type { Thread } from '../../server/threads/start.ts';

/** Threads that are none: what they are to do is done here, and they can be ended. */
function pool() {
  const started: { thread: Thread; ended: boolean }[] = [];
  const threads = new ThreadPool(() => {
    const one = { thread: undefined as unknown as Thread, ended: false };
    const end = (): Promise<void> => Promise.resolve(void (one.ended = true));
    one.thread = { channel: {} as Channel, end, unref: () => undefined };
    started.push(one);
    return one.thread;
  });
  return { threads, started };
}

const later = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const work = <T>(run: Work<T>['run'], more: Partial<Work<T>> = {}): Work<T> => ({ run, threads: 2, depth: 3, ...more });

describe('ThreadPool', () => {
  it('starts threads up to the number, then gives each some work ahead, the rest waits', async () => {
    const { threads, started } = pool();
    const given: Thread[] = [];
    const ends: (() => void)[] = [];
    const run = (thread: Thread): Promise<void> => {
      given.push(thread);
      return new Promise((resolve) => ends.push(resolve));
    };
    const all = Array.from({ length: 9 }, () => threads.run(work(run)));
    expect([started.length, given.length]).toEqual([2, 6]);
    expect(given.filter((thread) => thread === given[0])).toHaveLength(3);
    ends.shift()!();
    await all[0];
    await later(0);
    expect(given).toHaveLength(7);
    while (ends.length > 0) {
      ends.shift()!();
      await later(0);
    }
    await Promise.all(all);
    expect(started).toHaveLength(2);
  });

  it('keeps a thread whose work cannot be done, and ends one that came to harm', async () => {
    const { threads, started } = pool();
    const refused = new ZhengmaiError('UNREADABLE_FILE', '读不了');
    await expect(threads.run(work(() => Promise.reject(refused)))).rejects.toBe(refused);
    expect(await threads.run(work(() => Promise.resolve(1)))).toBe(1);
    expect(started).toHaveLength(1);
    await expect(threads.run(work(() => Promise.reject(new Error('thread ended'))))).rejects.toThrow('thread ended');
    expect(await threads.run(work(() => Promise.resolve(2)))).toBe(2);
    expect(started.map(({ ended }) => ended)).toEqual([true, false]);
  });

  it('gives up what takes too long; what waited behind it is done by another thread', async () => {
    const { threads, started } = pool();
    const seen: Thread[] = [];
    const run = (thread: Thread): Promise<string> => {
      seen.push(thread);
      return seen.length === 2 ? new Promise(() => undefined) : Promise.resolve('done'); // lost with its thread
    };
    const limit = { ms: 20, late: () => new Error('late') };
    const stuck = threads.run(work(() => new Promise(() => undefined), { threads: 1, limit }));
    const [first, second] = [work(run, { threads: 1, limit }), work(run, { threads: 1, limit })];
    const behind = Promise.all([threads.run(first), threads.run(second)]);
    await expect(stuck).rejects.toThrow('late');
    expect(await behind).toEqual(['done', 'done']);
    expect(started.map(({ ended }) => ended)).toEqual([true, false]);
    await threads.close();
    expect(started.every(({ ended }) => ended)).toBe(true);
  });

  it('helps with the first work that waits and can be done here, and with none that is under way', async () => {
    const { threads } = pool();
    const ends: (() => void)[] = [];
    const run = (): Promise<string> => new Promise((resolve) => ends.push(() => resolve('there')));
    const one = { threads: 1, depth: 1 };
    const [taken, other] = [threads.run(work(run, one)), threads.run(work(run, one))];
    const here = threads.run(work(run, { ...one, here: () => Promise.resolve('here') }));
    const refused = threads.run(work(run, { ...one, here: () => Promise.reject(new Error('not here')) }));
    expect(await threads.help()).toBe(true);
    expect(await here).toBe('here');
    expect(await threads.help()).toBe(true);
    await expect(refused).rejects.toThrow('not here');
    expect(await threads.help()).toBe(false);
    ends.shift()!();
    expect(await taken).toBe('there');
    ends.shift()!();
    expect(await other).toBe('there');
  });
});
