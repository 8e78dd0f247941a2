import { ZhengmaiError } from '../graph-schema/errors.ts';

/** What the system says, as far as people can do something about it. */
const REASONS: Record<string, string> = {
  EACCES: '没有权限',
  EPERM: '没有权限',
  EROFS: '磁盘只读',
  ENOSPC: '磁盘已满',
  EDQUOT: '超出磁盘配额',
  ENOENT: '没有这个文件或文件夹',
  ENOTDIR: '路径中有一段不是文件夹',
  EISDIR: '这是一个文件夹',
  EEXIST: '已经存在',
  ENOTEMPTY: '文件夹不是空的',
  ENAMETOOLONG: '名称太长',
  EMFILE: '打开的文件太多',
};

/** The reason of an error of files in Chinese; undefined for other errors. */
export function systemReason(error: unknown): string | undefined {
  return REASONS[(error as NodeJS.ErrnoException | null)?.code ?? ''];
}

/** A file cannot be written; errors with a code of their own stay as they are. */
export function notWritable(path: string, error: unknown): ZhengmaiError {
  if (error instanceof ZhengmaiError) return error;
  const reason = systemReason(error) ?? (error as Error).message;
  return new ZhengmaiError('DATA_NOT_WRITABLE', `写不了 ${path}：${reason}。换一个位置。`, { path });
}
