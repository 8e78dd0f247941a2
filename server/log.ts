import { pino, type Logger } from 'pino';

export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

export interface LogOptions {
  /** Takes one line. */
  write: (line: string) => void;
  /** People read along: sentences in place of JSON, requests only at level debug. */
  terminal: boolean;
  level: string;
}

/**
 * The program's log: one JSON object a line, or sentences on a terminal. Neither settings, nor what a request asks for
 * (its query, its body), nor headers are ever written.
 */
export function createLog({ write, terminal, level }: LogOptions): Log {
  const line = terminal ? (text: string) => sentence(text, level === 'debug') : (text: string) => text.trimEnd();
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, messageKey: 'message' },
    {
      write: (text) => {
        const shown = line(text);
        if (shown !== null) write(shown);
      },
    },
  );
}

/** A line that is one line, and tells the terminal nothing: names of files may hold line ends and control characters. */
export function plainLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
}

/** A line for people; null for requests, which would bury the rest. */
function sentence(text: string, all: boolean): string | null {
  const { message = '', error, ms } = JSON.parse(text) as { message?: string; error?: string; ms?: number };
  if (ms !== undefined && !all) return null;
  const reason = all ? error : error?.split('\n', 1)[0]; // without the stack
  return plainLine(reason ? `${message}：${reason}` : message);
}

/** No log at all, for tests and programs that have their own. */
export const silent: Log = createLog({ write: () => undefined, terminal: false, level: 'silent' });
