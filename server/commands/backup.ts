import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ZhengmaiError } from '../../graph-schema/errors.ts';
import { openDatabase, storeError } from '../store/driver.ts';
import { dataDirectory, type CommandContext, type ExitCode } from './context.ts';
import { withStore } from './with-store.ts';

/** `zhengmai backup`: a consistent copy of the SQLite store in one file, also while it is being written to. */
export async function backupCommand(
  context: CommandContext,
  file: string,
  options: { data?: string },
): Promise<ExitCode> {
  if (existsSync(file))
    throw new ZhengmaiError('CONFLICT', `${file} 已存在，没有覆盖。换一个文件名，或先移开它。`, { file });
  return withStore<ExitCode>(context, { ...options, readOnly: true, purpose: 'backup' }, async ({ kind }) => {
    if (kind !== 'sqlite') {
      throw new ZhengmaiError(
        'BAD_REQUEST',
        '备份命令只管数据目录里的库；Neo4j 请用它自己的备份工具，或 zhengmai copy --to sqlite。',
      );
    }
    const database = await openDatabase(join(dataDirectory(context, options.data), 'zhengmai.sqlite'), {
      readOnly: true,
    });
    try {
      database.prepare('VACUUM INTO ?').run(file);
    } catch (error) {
      throw storeError(error, file);
    } finally {
      database.close();
    }
    context.say(`已备份到 ${file}`);
    return 0;
  });
}
