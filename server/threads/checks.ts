import { ZhengmaiError } from '../../graph-schema/errors.ts';
import type { Checks } from '../contract.ts';
import type { Papers } from '../draft/papers.ts';
import { remoteService } from './remote.ts';
import { startThread, ThreadEnded, type Thread } from './start.ts';

/** What the thread that checks needs to open the store for itself. */
export interface CheckSettings {
  dir: string;
  env: Record<string, string | undefined>;
}

/** Checks and files of drafts in a thread of their own, so that neither saving nor serving waits for them. */
export interface CheckThread {
  checks: Checks;
  papers: Papers;
  close(): Promise<void>;
}

export interface CheckLimits {
  /** A check that is not done after so long is given up, and the thread with it. */
  checkMs: number;
}

const LIMITS: CheckLimits = { checkMs: 120_000 };
/** So long the thread has to close its store in good order; it only reads. */
const CLOSE_MS = 500;

/**
 * The thread starts with the first check, or fails it where the store cannot be opened; the next check tries anew. One
 * that came to harm or took too long is followed by another, in which those that waited behind it have their turn.
 */
export function checkThread(settings: CheckSettings, { checkMs }: CheckLimits = LIMITS): CheckThread {
  let running: Promise<Thread> | undefined;
  let closed = false;
  const thread = (): Promise<Thread> => {
    if (running) return running;
    const opening = open(settings, () => {
      if (running === opening) running = undefined;
    });
    return (running = opening);
  };
  const attempt = async <Result>(name: string, args: unknown): Promise<Result> => {
    const { channel, end } = await thread();
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      void end();
    }, checkMs);
    try {
      return await channel.call<Result>(name, args);
    } catch (error) {
      throw late ? new ZhengmaiError('TOO_LARGE', `${checkMs / 1000} 秒没有做完。把文本分成几份再试。`) : error;
    } finally {
      clearTimeout(timer);
    }
  };
  const channel = {
    call: <Result>(name: string, args: unknown): Promise<Result> =>
      attempt<Result>(name, args).catch((error: unknown) => {
        if (error instanceof ThreadEnded && !closed) return attempt<Result>(name, args); // may be another one's fault
        throw error;
      }),
  };
  return {
    checks: remoteService<Checks>(channel, 'checker'),
    papers: remoteService<Papers>(channel, 'papers'),
    close: async () => {
      closed = true;
      const open = await running?.catch(() => undefined);
      if (!open) return;
      const late = new Promise((resolve) => setTimeout(resolve, CLOSE_MS).unref());
      await Promise.race([open.channel.call('close', null).catch(() => undefined), late]);
      await open.end();
    },
  };
}

async function open({ dir, env }: CheckSettings, onEnd: () => void): Promise<Thread> {
  const thread = startThread('check-thread', { onEnd });
  thread.unref();
  try {
    await thread.channel.call('open', { dir, env: { ...env } });
    return thread;
  } catch (error) {
    await thread.end();
    throw error;
  }
}
