import { ZhengmaiError } from '../../graph-schema/errors.ts';
import type { DetectedFormat } from './detect.ts';

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
export function tooLarge(name: string, what: string, limit = `${MAX_BYTES / 1024 / 1024} MB`): ZhengmaiError {
  return new ZhengmaiError('TOO_LARGE', `${name}：${what}超过上限（${limit}），请拆分后再导入`, { file: name });
}

const CONVERT = '请转换为 txt、md、html、docx 或带文字层的 pdf';

/** Refuses bytes that decoded to something that is no text. */
export function requireText(name: string, text: string, badShare: number): void {
  if (text.trim() === '') throw unreadable(name, '文件是空的', '请检查来源，重新下载或导出');
  if (badShare > 0.1) throw unsupported(name, '不是文本文件，也不是能识别的格式', CONVERT);
}

const REFUSED: Partial<Record<DetectedFormat, [what: string, advice: string]>> = {
  rtf: ['RTF 文件', '请用 Word 或 WPS 打开后另存为 docx'],
  office: [
    '这种办公文件（odt、表格、演示、OFD 等）',
    '请用 LibreOffice、Word 或 WPS 导出为 docx、html 或带文字层的 pdf',
  ],
  image: ['图片文件', '请先做文字识别（OCR），存为 txt 或 docx'],
  archive: ['这种压缩包', '请解压，或改为 zip 压缩包'],
};

/** The refusal of a format that has no reader. */
export function refusal(name: string, format: DetectedFormat, bytes: Uint8Array): ZhengmaiError {
  if (format === 'empty') return unreadable(name, '文件是空的', '请检查来源，重新下载或导出');
  if (format === 'ole') return refuseOle(name, bytes);
  const [what, advice] = REFUSED[format] ?? ['这种格式', CONVERT];
  return unsupported(name, `不支持${what}`, advice);
}

/** Old Word and WPS files, and new ones with a password, share one container; entry names in it are UTF-16. */
function refuseOle(name: string, bytes: Uint8Array): ZhengmaiError {
  const entries = new TextDecoder('latin1').decode(bytes.subarray(0, 4_000_000)).replaceAll('\0', '');
  if (entries.includes('EncryptedPackage'))
    return unreadable(name, '文件有密码', '请用 Word 或 WPS 去掉密码后另存为 docx');
  return unsupported(name, '不支持旧版 doc、wps 等文件', '请用 Word、WPS 或 LibreOffice 打开后另存为 docx');
}
