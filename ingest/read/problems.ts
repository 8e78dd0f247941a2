import { ZhengmaiError } from '../../graph-schema/errors.ts';

/** Largest file that is read, in bytes; the same for what a zip unpacks to. */
export const MAX_BYTES = 200 * 1024 * 1024;

/** A format that is known but not read, with what to do about it. */
export function unsupported(name: string, what: string, advice: string): ZhengmaiError {
  return new ZhengmaiError('UNSUPPORTED_FILE', `${name}：${what}，${advice}`, { file: name });
}

/** A file of a format that is read but cannot be opened. */
export function unreadable(name: string, why: string, advice: string): ZhengmaiError {
  return new ZhengmaiError('UNREADABLE_FILE', `${name}：${why}，${advice}`, { file: name });
}

/** A file, or what it unpacks to, above the size limit. */
export function tooLarge(name: string, what: string): ZhengmaiError {
  const limit = Math.round(MAX_BYTES / 1024 / 1024);
  return new ZhengmaiError('TOO_LARGE', `${name}：${what}超过上限（${limit} MB），请拆分后再导入`, { file: name });
}

/** Refuses bytes that decoded to something that is no text. */
export function requireText(name: string, text: string, badShare: number): void {
  if (text.trim() === '') throw unreadable(name, '文件是空的', '请检查来源，重新下载或导出');
  if (badShare > 0.1) {
    throw unsupported(name, '不是文本文件，也不是能识别的格式', '请转换为 txt、md、html、docx 或带文字层的 pdf');
  }
}
