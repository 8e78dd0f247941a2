import type { ZhengmaiError } from '../../graph-schema/errors.ts';
import { ZhengmaiError as Problem } from '../../graph-schema/errors.ts';
import type { InputFile, SourceText } from '../types.ts';
import { detectFormat, type DetectedFormat } from './detect.ts';
import { readDocx } from './docx.ts';
import { readHtml } from './html.ts';
import { readMd } from './md.ts';
import { readPdf } from './pdf.ts';
import { MAX_BYTES, refusal, tooLarge, unreadable } from './problems.ts';
import { readTxt } from './txt.ts';
import { unpack } from './zip.ts';

/** One document of an input: a zip gives several, named by path inside it. */
export interface ReadSource {
  name: string;
  source: SourceText;
}

type Reader = (bytes: Uint8Array, name: string) => SourceText | Promise<SourceText>;

const READERS: Partial<Record<DetectedFormat, Reader>> = {
  txt: readTxt,
  md: readMd,
  html: readHtml,
  docx: readDocx,
  pdf: readPdf,
};

/** Archives inside archives are opened down to this depth. */
const MAX_DEPTH = 3;

/**
 * Reads one file into source texts. The format is told by content, not by name.
 * @param onProblem told of files inside an archive that could not be read while others could
 * @throws ZhengmaiError UNSUPPORTED_FILE (no format that is read), UNREADABLE_FILE (empty, damaged, encrypted),
 *   TOO_LARGE; messages name the file and say what to do
 */
export async function readInput(
  file: InputFile,
  onProblem: (problem: ZhengmaiError) => void = () => undefined,
): Promise<ReadSource[]> {
  return readNested(file, onProblem, 0);
}

async function readNested(
  { name, bytes }: InputFile,
  onProblem: (problem: ZhengmaiError) => void,
  depth: number,
): Promise<ReadSource[]> {
  if (bytes.length > MAX_BYTES) throw tooLarge(name, '文件大小');
  const format = detectFormat(bytes, name);
  if (format === 'zip') return readArchive({ name, bytes }, onProblem, depth);
  const reader = READERS[format];
  if (!reader) throw refusal(name, format, bytes);
  return [{ name, source: await reader(bytes, name) }];
}

async function readArchive(
  { name, bytes }: InputFile,
  onProblem: (problem: ZhengmaiError) => void,
  depth: number,
): Promise<ReadSource[]> {
  if (depth >= MAX_DEPTH) throw unreadable(name, '压缩包嵌套过深', '请解压后再导入');
  const files = unpack(bytes, name, () => true);
  const sources: ReadSource[] = [];
  const problems: ZhengmaiError[] = [];
  for (const path of Array.from(files.keys()).sort()) {
    try {
      const content = files.get(path) ?? new Uint8Array();
      sources.push(...(await readNested({ name: `${name}/${path}`, bytes: content }, onProblem, depth + 1)));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      problems.push(error);
    }
  }
  const [first] = problems;
  if (sources.length === 0) throw first ?? unreadable(name, '压缩包里没有文件', '请检查来源');
  problems.forEach(onProblem);
  return sources;
}
