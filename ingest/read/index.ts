import type { InputFile, SourceText } from '../types.ts';
import { detectFormat, type DetectedFormat } from './detect.ts';
import { readHtml } from './html.ts';
import { readMd } from './md.ts';
import { MAX_BYTES, tooLarge, unreadable, unsupported } from './problems.ts';
import { readTxt } from './txt.ts';

/** One document of an input: a zip gives several, named by path inside it. */
export interface ReadSource {
  name: string;
  source: SourceText;
}

type Reader = (bytes: Uint8Array, name: string) => SourceText | Promise<SourceText>;

const READERS: Partial<Record<DetectedFormat, Reader>> = { txt: readTxt, md: readMd, html: readHtml };

/**
 * Reads one file into source texts. The format is told by content, not by name.
 * @throws ZhengmaiError UNSUPPORTED_FILE (no format that is read), UNREADABLE_FILE (empty, damaged, encrypted),
 *   TOO_LARGE; messages name the file and say what to do
 */
export async function readInput(file: InputFile): Promise<ReadSource[]> {
  const { name, bytes } = file;
  if (bytes.length > MAX_BYTES) throw tooLarge(name, '文件大小');
  const format = detectFormat(bytes, name);
  if (format === 'empty') throw unreadable(name, '文件是空的', '请检查来源，重新下载或导出');
  const reader = READERS[format];
  if (!reader) throw refuse(name, format);
  return [{ name, source: await reader(bytes, name) }];
}

function refuse(name: string, format: DetectedFormat): Error {
  return unsupported(name, `暂不支持这种格式（${format}）`, '请转换为 txt、md、html、docx 或带文字层的 pdf');
}
