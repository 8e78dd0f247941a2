import { setFlagsFromString } from 'node:v8';

/**
 * How often a function must have run before V8 optimises it: eight times what it takes by itself. A run of seconds goes
 * through much code a few times; optimising all of it took a fifth of the processor time, most of it for nothing.
 */
const INTERRUPT_BUDGET = 8 * 132 * 1024;
/** V8 of Node 20 and 22. Later ones may count otherwise, and complain of settings that they do not know. */
const LAST_KNOWN_V8 = 12;

/** Sets this program, all threads of it, up for work that lasts seconds, not hours. */
export function tuneForOneRun(): void {
  if (Number.parseInt(process.versions.v8, 10) > LAST_KNOWN_V8) return;
  setFlagsFromString(`--interrupt-budget=${INTERRUPT_BUDGET}`);
}
