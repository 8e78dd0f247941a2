import { runCommand } from '../../server/cli.ts';

export interface Run {
  code: number;
  out: string;
  err: string;
}

/** Runs a command line in this process, without a tokenizer that takes long to load. */
export async function zhengmai(args: readonly string[], env: Record<string, string> = {}): Promise<Run> {
  const run: Run = { code: -1, out: '', err: '' };
  run.code = await runCommand(args, {
    env: { ZHENGMAI_TOKENIZER: 'bigram', ...env },
    terminal: false,
    out: (content) => {
      run.out += typeof content === 'string' ? content : Buffer.from(content).toString('latin1');
      return Promise.resolve();
    },
    say: (text) => void (run.err += `${text}\n`),
  });
  return run;
}
