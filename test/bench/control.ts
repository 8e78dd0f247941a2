/** Delay of an event loop that does nothing, beside a load: what the machine, and not the program under test, is to blame for. */
import { monitorEventLoopDelay } from 'node:perf_hooks';

const delay = monitorEventLoopDelay({ resolution: 10 });
process.on('message', (word) => {
  if (word === 'begin') {
    delay.enable();
    delay.reset();
    return;
  }
  process.send!({ p50: delay.percentile(50) / 1e6, p99: delay.percentile(99) / 1e6 }, () => process.exit());
});
