import type { Checks } from '../contract.ts';
import type { Papers } from '../draft/papers.ts';
import { remoteService } from './remote.ts';
import { startThread, type Thread } from './start.ts';

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

/** The thread starts with the first check, or fails it where the store cannot be opened; the next check tries anew. */
export function checkThread(settings: CheckSettings): CheckThread {
  let running: Promise<Thread> | undefined;
  const start = async (): Promise<Thread> => {
    const thread = startThread('check-thread');
    thread.unref();
    try {
      await thread.channel.call('open', { ...settings, env: { ...settings.env } });
      return thread;
    } catch (error) {
      running = undefined;
      await thread.end();
      throw error;
    }
  };
  const channel = {
    call: async <Result>(name: string, args: unknown): Promise<Result> => {
      const thread = await (running ??= start());
      return thread.channel.call<Result>(name, args);
    },
  };
  return {
    checks: remoteService<Checks>(channel, 'checker'),
    papers: remoteService<Papers>(channel, 'papers'),
    close: async () => {
      const thread = await running?.catch(() => undefined);
      await thread?.channel.call('close', null);
      await thread?.end();
    },
  };
}
