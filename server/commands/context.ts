import { resolve } from 'node:path';
import { readSettingsFile, SettingsInForce, type FileSettings, type SettingName } from '../settings.ts';

/** What a command may touch of the world; tests hand in their own. */
export interface CommandContext {
  env: Record<string, string | undefined>;
  /** Writes to standard output and waits until it is taken; only results go here. */
  out(content: string | Uint8Array): Promise<void>;
  /** Writes a line to standard error: progress, messages. */
  say(text: string): void;
  /** True where standard error is a terminal. */
  terminal: boolean;
  /** Where `env` comes from, as far as a settings file is part of it. */
  given?: { env: Record<string, string | undefined>; file: FileSettings };
}

/** How a command ended: 0 all well; 1 some input could not be read, or a check failed. Wrong use is told by exceptions. */
export type ExitCode = 0 | 1;

/** The same context with what the settings file says, wherever the environment says nothing. */
export function withSettingsFile(context: CommandContext): CommandContext {
  const { env } = context;
  const file = readSettingsFile(env);
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  return { ...context, env: { ...file.env, ...set }, given: { env, file } };
}

/** The settings in force for a command with these flags. */
export function settingsOf(
  { env, given }: Pick<CommandContext, 'env' | 'given'>,
  flags: Partial<Record<SettingName, string | undefined>>,
): SettingsInForce {
  return given ? new SettingsInForce(flags, given.env, given.file) : new SettingsInForce(flags, env, { env: {} });
}

/** The data directory: --data, else ZHENGMAI_DATA, else ./data. */
export function dataDirectory(context: Pick<CommandContext, 'env'>, given: string | undefined): string {
  return resolve(given ?? context.env['ZHENGMAI_DATA'] ?? 'data');
}

/** The option that all commands share. */
export const DATA_OPTION = ['--data <目录>', '数据目录（缺省为环境变量 ZHENGMAI_DATA，再缺省为 ./data）'] as const;

/** The context of a real process. A reader that has gone away (`| head`) ends the program quietly. */
export function processContext(): CommandContext {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  return {
    env: process.env,
    out: (content) =>
      new Promise((done) => {
        process.stdout.write(content, () => {
          done();
        });
      }),
    say: (text) => void process.stderr.write(`${harmless(text)}\n`),
    terminal: process.stderr.isTTY,
  };
}

/** Without control characters but line ends and tabs: names of files and texts must not steer the terminal. */
export function harmless(text: string): string {
  return text.replace(/[^\P{Cc}\n\t]/gu, ''); // "\u001b"; not "文", "\n"
}
