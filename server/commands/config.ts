import type { SettingSource } from '../settings.ts';
import { settingsOf, type CommandContext, type ExitCode } from './context.ts';
import { textTable } from './table-text.ts';

const SOURCES: Record<SettingSource, string> = {
  flag: '命令行',
  environment: '环境变量',
  file: '设置文件',
  default: '缺省',
};

/** `zhengmai config`: every setting, its value and where that comes from; secrets are masked. */
export async function configCommand(
  context: CommandContext,
  options: { data?: string; json?: boolean },
): Promise<ExitCode> {
  const file = context.given?.file.path;
  const settings = settingsOf(context, { data: options.data }).views();
  if (options.json) {
    await context.out(`${JSON.stringify({ file: file ?? null, settings })}\n`);
    return 0;
  }
  const rows = settings.map(({ name, value, source, env, help }) => [
    name,
    value || '（空）',
    SOURCES[source],
    env,
    help,
  ]);
  await context.out(`${textTable([['设置', '值', '来自', '环境变量', '说明'], ...rows], 'left')}\n`);
  context.say(file ? `设置文件：${file}` : '没有设置文件（当前目录的 zhengmai.config.json）。');
  return 0;
}
