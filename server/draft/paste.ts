import { unzipSync } from 'fflate';
import type { BlocksResponse } from '../../graph-schema/api-draft.ts';
import type { DraftBlock } from '../../graph-schema/draft.ts';
import type { IngestedDocument } from '../../graph-schema/records.ts';
import { ingestFile } from '../../ingest/pipeline.ts';
import type { SourceFile } from '../contract.ts';
import { clauseBlock } from './to-blocks.ts';

/** Blocks and rows that are taken in at once; what is longer is no plan that somebody writes by hand. */
const MOST_BLOCKS = 2000;
const MOST_ROWS = 500;
const LONGEST_TEXT = 20_000;

/** Pasted HTML or text as blocks; see `blocksOfFile`. */
export async function pastedBlocks({
  html,
  text,
}: {
  html?: string | undefined;
  text?: string | undefined;
}): Promise<BlocksResponse> {
  const content = html ? `<!doctype html><html><body>${html}</body></html>` : (text ?? '');
  if (content.replace(/<[^>]*>|\s|&nbsp;/gu, '') === '') {
    return { title: '', blocks: [], messages: ['粘贴的内容里没有文字。'] };
  }
  return blocksOfFile({ name: html ? '粘贴的内容.html' : '粘贴的内容.txt', bytes: new TextEncoder().encode(content) });
}

/**
 * A file as blocks, its structure kept: headings, numbers (which the draft then gives by itself), dashes, task lists
 * with their bodies. What is too much is cut, and what cannot come in is named.
 * @throws ZhengmaiError UNSUPPORTED_FILE, UNREADABLE_FILE, TOO_LARGE from the reader
 */
export async function blocksOfFile(file: SourceFile): Promise<BlocksResponse> {
  const [first, ...others] = await ingestFile(file);
  if (!first) return { title: '', blocks: [], messages: ['文件里没有文字。'] };
  const { blocks, messages } = limited(documentBlocks(first));
  return {
    title: first.document.title,
    blocks,
    messages: [
      ...packageNotes(file.bytes),
      ...(others.length > 0
        ? [`压缩包里有 ${others.length + 1} 份文件，只取了第一份《${first.document.title}》。`]
        : []),
      ...(blocks.length === 0 ? ['没有可用的文字。'] : []),
      ...messages,
    ],
  };
}

/** All clauses of a document as blocks; headings of annexes are left to the draft. */
export function documentBlocks({ clauses, duties }: Pick<IngestedDocument, 'clauses' | 'duties'>): DraftBlock[] {
  const dutyOf = new Map(duties.map((duty) => [duty.clauseId, duty]));
  return clauses
    .filter(({ form, leaf }) => (form !== 'annex' && form !== 'box') || leaf)
    .map((clause) => clauseBlock({ clause, duty: dutyOf.get(clause.id) ?? null }))
    .filter(({ title, text }) => title !== '' || text !== '');
}

function limited(blocks: readonly DraftBlock[]): Pick<BlocksResponse, 'blocks' | 'messages'> {
  const messages: string[] = [];
  let rows = 0;
  const fewer = blocks.filter((block) => block.form !== 'row' || ++rows <= MOST_ROWS);
  if (rows > MOST_ROWS) messages.push(`表格有 ${rows} 行，只取了前 ${MOST_ROWS} 行。整张表请作为附件另附。`);
  if (fewer.length > MOST_BLOCKS) messages.push(`共 ${fewer.length} 段，只取了前 ${MOST_BLOCKS} 段。请分次粘贴。`);
  let cut = 0;
  const kept = fewer.slice(0, MOST_BLOCKS).map((block) => {
    if (block.text.length <= LONGEST_TEXT && block.title.length <= 500) return block;
    cut++;
    return { ...block, title: block.title.slice(0, 500), text: block.text.slice(0, LONGEST_TEXT) };
  });
  if (cut > 0) messages.push(`有 ${cut} 段太长，超出 ${LONGEST_TEXT} 字的部分没有带入。`);
  return { blocks: kept, messages };
}

/** What of an Office file is not taken over: macros, links to the outside, embedded objects, pictures. */
function packageNotes(bytes: Uint8Array): string[] {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return []; // no zip: "PK"
  const names: string[] = [];
  const rels = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      names.push(name);
      return /^word\/_rels\/document\.xml\.rels$/u.test(name) && originalSize < 5_000_000;
    },
  })['word/_rels/document.xml.rels'];
  const links = rels ? (new TextDecoder().decode(rels).match(/TargetMode="External"/gu)?.length ?? 0) : 0;
  const has = (pattern: RegExp): boolean => names.some((name) => pattern.test(name));
  return [
    ...(has(/vbaProject\.bin$/iu) ? ['文件带有宏，只取了文字，宏没有带入。'] : []),
    ...(links > 0 ? [`文件有 ${links} 处外部链接，只取了文字，没有打开链接。`] : []),
    ...(has(/^word\/embeddings\//iu) ? ['文件里嵌入的对象没有带入。'] : []),
    ...(has(/^word\/media\//iu) ? ['文件里的图片没有带入。'] : []),
  ];
}
