import { CommanderError } from 'commander';
import { ZhengmaiError } from '../graph-schema/errors.ts';
import { processContext, type CommandContext } from './commands/context.ts';
import { createProgram, type Outcome } from './commands/program.ts';
import { usageMessage } from './commands/usage.ts';

/** Runs one command line; returns the exit code: 0 done, 1 something could not be done, 2 wrong use. */
export function main(args: readonly string[]): Promise<number> {
  return runCommand(args, processContext());
}

/** As `main`, in a world of the caller's own. */
export async function runCommand(args: readonly string[], context: CommandContext): Promise<number> {
  const outcome: Outcome = { code: 0 };
  const program = createProgram(context, outcome);
  if (args.length === 0) {
    context.say(program.helpInformation());
    return 2;
  }
  try {
    await program.parseAsync(args, { from: 'user' });
    return outcome.code;
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return 0;
      context.say(`${usageMessage(error)} 用法见 zhengmai --help。`);
      return 2;
    }
    if (!(error instanceof ZhengmaiError)) throw error;
    context.say(error.message);
    return 1;
  }
}
