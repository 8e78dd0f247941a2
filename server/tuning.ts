import { setFlagsFromString } from 'node:v8';

/**
 * How often a function must have run before V8 optimises it: eight times what it takes by itself. A run of seconds goes
 * through much code a few times; optimising all of it took a fifth of the processor time, most of it for nothing.
 */
const INTERRUPT_BUDGET = 8 * 132 * 1024;
/**
 * By how much of what is in use a heap grows before it is collected, in place of up to three times as much: over thousands
 * of documents two threads would leave half a gigabyte lying about. The lower one costs a twentieth of the processor time.
 */
const HEAP_GROWING_PERCENT = { few: 150, many: 50 };
/** Files that are many. */
const MANY_FILES = 1000;
/** V8 of Node 20 and 22. Later ones may count otherwise, and complain of settings that they do not know. */
const LAST_KNOWN_V8 = 12;

/**
 * Sets this program, all threads of it, up for work that lasts seconds or minutes, not hours.
 * @param files that are to be read
 */
export function tuneForOneRun(files: number): void {
  if (Number.parseInt(process.versions.v8, 10) > LAST_KNOWN_V8) return;
  setFlagsFromString(`--interrupt-budget=${INTERRUPT_BUDGET}`);
  setFlagsFromString('--always-sparkplug'); // what is not optimised should at least not be interpreted
  const growing = HEAP_GROWING_PERCENT[files < MANY_FILES ? 'few' : 'many'];
  setFlagsFromString(`--heap-growing-percent=${growing}`);
  setFlagsFromString('--no-regexp-tier-up'); // patterns are not interpreted the first time either: most are tried again
}
