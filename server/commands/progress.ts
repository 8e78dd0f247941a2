import { basename } from 'node:path';
import cliProgress from 'cli-progress';
import type { IngestEvent } from '../../graph-schema/api.ts';
import type { CommandContext } from './context.ts';

/** Shows how an ingest goes on: a bar on a terminal, otherwise only what failed and what is being done. */
export interface IngestProgress {
  onEvent: (event: IngestEvent) => void;
  stop: () => void;
}

/** Progress of an ingest on standard error. Failures are always told, each on a line of its own. */
export function ingestProgress(context: CommandContext): IngestProgress {
  const bar = context.terminal
    ? new cliProgress.SingleBar({
        format: '读入 {bar} {value}/{total} {name}',
        barsize: 24,
        hideCursor: true,
        clearOnComplete: true,
      })
    : undefined;
  let total = 0;
  let done = 0;
  const onEvent = ({ file, state, stage, message }: IngestEvent): void => {
    if (stage === 'link' && state === 'running') {
      bar?.stop();
      context.say('比较文件，建立联系……');
    } else if (state === 'queued') total++;
    else if (state === 'running') {
      if (done === 0) bar?.start(total, 0, { name: '' });
      bar?.update({ name: basename(file) });
    } else if (file !== '') {
      bar?.update(++done);
      if (state === 'failed') context.say(`没有读入：${message.includes(file) ? message : `${file}：${message}`}`);
    }
  };
  return { onEvent, stop: () => bar?.stop() };
}
