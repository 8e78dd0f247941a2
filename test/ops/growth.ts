import { createContext, Script } from 'node:vm';
import { hostileText, hostileTo, type Hostile } from './hostile.ts';

/** Long enough for a pattern that tries all triples of characters to stand out, short enough for a thousand patterns. */
const LENGTH = 400;
/** Takes a step for each pair of characters. Patterns are measured by it, so that slow machines count for nothing. */
const PAIRS = /一[^a]*b/u;
const ALL_START: Hostile = { before: '', repeated: '一' };
/** Below so many times what `PAIRS` takes a pattern is not looked at closely. */
const CLOSE_LOOK = 4;
/** No pattern may take more than so many times what `PAIRS` takes, however it grows. */
const MOST = 60;
/** Twice the text may take four times as long, and somewhat more where memory is the limit. */
const MOST_GROWTH = 2.7;
const ROUNDS = 5;
/** So long a pattern has for all its texts; sixty times what the slowest needs, and the end for one that never ends. */
const PATIENCE_MS = 1500;

const world = createContext({ performance });
const measure = new Script(`
  texts.map((text) => {
    const start = performance.now();
    pattern.test(text);
    return performance.now() - start;
  })
`);

/** Milliseconds that a pattern takes for each text; undefined where it does not come to an end. */
function timesOf(pattern: RegExp, texts: readonly string[]): number[] | undefined {
  Object.assign(world, { pattern, texts });
  try {
    return measure.runInContext(world, { timeout: PATIENCE_MS }) as number[];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return undefined;
    throw error;
  }
}

/** The least of some rounds, which other programs have disturbed least. */
function bestTime(pattern: RegExp, hostile: Hostile, length: number): number {
  const text = hostileText(hostile, length);
  const rounds = timesOf(pattern, Array<string>(ROUNDS).fill(text));
  return rounds ? Math.min(...rounds) : Infinity;
}

/** What is wrong with a pattern: that it takes too long for some hostile text; undefined where it does not. */
export function slowness(pattern: RegExp): string | undefined {
  const plain = new RegExp(pattern.source, pattern.flags.replace(/[gy]/gu, '')); // tries every place of the text
  const hostile = hostileTo(plain);
  const times = timesOf(
    plain,
    hostile.map((one) => hostileText(one, LENGTH)),
  );
  if (!times) return `goes on without end for ${LENGTH} characters`;
  const pairs = bestTime(PAIRS, ALL_START, LENGTH);
  const suspects = hostile.filter((_, at) => times[at]! > CLOSE_LOOK * pairs);
  for (const suspect of suspects) {
    // once more, since the machine may have been busy
    const fault = slownessFor(plain, suspect, pairs) && slownessFor(plain, suspect, pairs);
    if (fault) return fault;
  }
  return undefined;
}

function slownessFor(pattern: RegExp, hostile: Hostile, pairs: number): string | undefined {
  const what = JSON.stringify(hostile);
  const once = bestTime(pattern, hostile, LENGTH);
  if (once < pairs) return undefined;
  if (once > MOST * pairs) return `takes ${(once / pairs).toFixed(0)} times as long as all pairs for ${what}`;
  const growth = Math.log2(bestTime(pattern, hostile, 4 * LENGTH) / once) / 2;
  return growth > MOST_GROWTH ? `grows with power ${growth.toFixed(1)} for ${what}` : undefined;
}
