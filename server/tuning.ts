import { setFlagsFromString } from 'node:v8';

/**
 * How often a function must have run before V8 optimises it: eight times what it takes by itself. A run of seconds goes
 * through much code a few times; optimising all of it took a fifth of the processor time, most of it for nothing.
 */
const INTERRUPT_BUDGET = 8 * 132 * 1024;

/** Sets this program, all threads of it, up for work that lasts seconds, not hours. */
export function tuneForOneRun(): void {
  setFlagsFromString(`--interrupt-budget=${INTERRUPT_BUDGET}`);
}
