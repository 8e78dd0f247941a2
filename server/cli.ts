import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommanderError } from 'commander';
import { ZhengmaiError } from '../graph-schema/errors.ts';
import { processContext, withSettingsFile, type CommandContext } from './commands/context.ts';
import { createProgram, type Outcome } from './commands/program.ts';
import { systemReason } from './system-error.ts';
import { usageMessage } from './commands/usage.ts';

/** Runs one command line; returns the exit code: 0 done, 1 something could not be done, 2 wrong use. */
export function main(args: readonly string[]): Promise<number> {
  return runCommand(args, processContext());
}

/** As `main`, in a world of the caller's own. */
export async function runCommand(args: readonly string[], context: CommandContext): Promise<number> {
  const outcome: Outcome = { code: 0 };
  try {
    const program = createProgram(withSettingsFile(context), outcome);
    if (args.length === 0) {
      context.say(program.helpInformation());
      return 2;
    }
    await program.parseAsync(args, { from: 'user' });
    return outcome.code;
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return 0;
      context.say(`${usageMessage(error)} 用法见 zhengmai --help。`);
      return 2;
    }
    if (error instanceof ZhengmaiError) {
      context.say(error.message);
      return error.detail?.['source'] === 'flag' ? 2 : 1;
    }
    context.say(ofFiles(error) ?? (await unforeseen(error)));
    return 1;
  }
}

/** What the system says of a file. */
function ofFiles(error: unknown): string | undefined {
  const reason = systemReason(error);
  if (!reason) return undefined;
  const { path } = error as NodeJS.ErrnoException;
  return `读写${path ? ` ${path} ` : '文件'}时出错：${reason}。检查路径和权限。`;
}

/** A mistake of the program: the user gets a sentence and a file to send, not a stack. */
async function unforeseen(error: unknown): Promise<string> {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const path = join(tmpdir(), `zhengmai-error-${process.pid}.txt`);
  const reason = error instanceof Error ? error.message : text;
  try {
    await writeFile(path, `${new Date().toISOString()}\n${text}\n`);
    return `程序出了意外的错误：${reason}。详情在 ${path}。`;
  } catch {
    return `程序出了意外的错误：${reason}。`;
  }
}
