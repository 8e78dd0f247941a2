import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { IngestedDocument } from '../../graph-schema/records.ts';
import { packageRoot } from '../../ingest/data.ts';
import type * as pipelineModule from '../../ingest/pipeline.ts';
import type * as readModule from '../../ingest/read/index.ts';
import type { InputFile } from '../../ingest/types.ts';
import type * as tokenizeModule from '../../server/search/tokenize.ts';
import { poolFolder } from '../eval/pool.ts';
import { buildProgram, built } from './built.ts';

interface ExtractFigures {
  documents: number;
  characters: number;
  /** Seconds of processor time to read and extract all, the second time round. */
  seconds: number;
  /** The same for cutting the texts into words. */
  jiebaSeconds: number;
  jieba: string;
  /** The first divided by the second. */
  ratio: number;
  residentMegabytes: number;
}

if (!buildProgram()) process.exit(1);
const { extractText, ingestText } = await built<typeof pipelineModule>('ingest/pipeline');
const { readInput } = await built<typeof readModule>('ingest/read/index');
const { openTokenizer } = await built<typeof tokenizeModule>('server/search/tokenize');

const FORMATS = /\.(?:txt|html|md)$/u; // "意见.txt"; not "表.xlsx"

/** Text files of the pool, read into memory. Empty where there is no pool. */
function poolFiles(): InputFile[] {
  const folder = poolFolder(packageRoot());
  if (folder === null) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => FORMATS.test(name) && statSync(join(folder, name)).isFile())
    .sort()
    .map((name) => ({ name, bytes: readFileSync(join(folder, name)) }));
}

/** Processor time, since a machine that others use too would make the clock tell of them. */
async function processorSeconds(run: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await run();
  const used = process.cpuUsage(before);
  return (used.user + used.system) / 1e6;
}

/** Reading and extraction of files against jieba alone on the same texts. */
async function extractFigures(files: readonly InputFile[]): Promise<ExtractFigures> {
  let documents: IngestedDocument[] = [];
  const all = async (): Promise<void> => {
    documents = [];
    for (const file of files) {
      for (const { name, source } of await readInput(file)) documents.push(extractText(source, name));
    }
  };
  await all(); // the first round compiles patterns and reads data files
  const seconds = await processorSeconds(all);
  const residentMegabytes = Math.round(process.memoryUsage().rss / 1e6);
  const tokenizer = openTokenizer();
  const cut = (): void => {
    for (const { text } of documents) tokenizer.words(text);
  };
  cut();
  const jiebaSeconds = await processorSeconds(cut);
  return {
    documents: documents.length,
    characters: documents.reduce((sum, { text }) => sum + text.length, 0),
    seconds,
    jiebaSeconds,
    jieba: tokenizer.name,
    ratio: Math.round((seconds / jiebaSeconds) * 100) / 100,
    residentMegabytes,
  };
}

const PARAGRAPH =
  '（一）优化布局。到2025年，建成3所以上示范学校和15个专业群，毕业生就业率达到95%以上，落实《青山市发展规划》（青府发〔2021〕35号）要求。（市教委牵头，市财政局、各区县政府按职责分工负责）\n';

/** Microseconds a character for a text of so many pieces: the same for all sizes where time is linear. */
async function microseconds(piece: string, count: number): Promise<number> {
  const text = `青山市实施方案\n一、工作任务\n${piece.repeat(count)}`;
  const [read] = await readInput({ name: '方案.txt', bytes: new TextEncoder().encode(text) });
  if (!read) throw new Error('nothing read');
  ingestText(read.source, read.name);
  const seconds = await processorSeconds(() => ingestText(read.source, read.name));
  return Math.round((seconds / text.length) * 1e8) / 100;
}

const files = poolFiles();
if (files.length === 0) console.error('没有文件池（ZHENGMAI_POOL），只测线性');
else console.log(JSON.stringify(await extractFigures(files)));
for (const pieces of [10, 100, 1000]) {
  const paragraphs = await microseconds(PARAGRAPH, pieces);
  const oneParagraph = await microseconds(PARAGRAPH.trimEnd().replace(/^（一）/u, ''), pieces); // "（一）优化布局" as running text
  console.log(JSON.stringify({ pieces, paragraphs, oneParagraph }));
}
