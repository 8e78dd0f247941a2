import { Document, Packer } from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { DraftContent, Finding } from '../../../graph-schema/draft.ts';
import { numberBlocks } from '../../../graph-schema/numbering.ts';
import { annex, isWide, taskList, type AnnexTable } from './annex.ts';
import { body, imprint } from './body.ts';
import { Notes } from './notes.ts';
import { DEFAULTS, FONTS, footers, page } from './style.ts';

export interface DocxOptions {
  /** `clean`; `sources`: a footnote for each reused block and comments for open findings; `table`: with an annex table. */
  form: 'clean' | 'sources' | 'table';
  /** Open findings for the comments of the form `sources`. */
  findings?: readonly Finding[];
  /** 落实对照表 for the form `table`. */
  correlation?: AnnexTable;
  /** With 版头 and 版记. */
  head?: boolean;
  /** Where clauses can be opened: put into the footnotes. */
  origin?: string;
}

/**
 * A draft as Word file after GB/T 9704-2012. The same draft and options give the same bytes.
 * Opened by the docx reader it yields the same clauses.
 */
export async function draftDocx(draft: DraftContent, options: DocxOptions): Promise<Uint8Array> {
  const notes = new Notes(options.origin);
  const sources = options.form === 'sources';
  const blocks = numberBlocks(draft.blocks);
  const findings = sources ? (options.findings ?? []).filter((finding) => !finding.dismissed) : [];
  const head = options.head ?? false;
  const annexes = annexTables(draft, blocks, notes, options);
  const titles = annexes.map(({ title }) => title);
  const paragraphs = body(draft, blocks, { notes, sources, findings, head, annexes: titles });
  const last = head ? imprint(draft) : [];
  const document = new Document({
    creator: '政脉',
    title: draft.title,
    styles: DEFAULTS,
    evenAndOddHeaderAndFooters: true,
    footnotes: notes.footnotes,
    comments: { children: notes.comments },
    sections: [
      { properties: page(), footers: footers(), children: annexes.length > 0 ? paragraphs : [...paragraphs, ...last] },
      ...annexes.map((content, index) => ({
        properties: page(isWide(content)),
        footers: footers(),
        children: [...annex(content), ...(index === annexes.length - 1 ? last : [])],
      })),
    ],
  });
  return finish(await Packer.toBuffer(document));
}

function annexTables(
  draft: DraftContent,
  blocks: ReturnType<typeof numberBlocks>,
  notes: Notes,
  { form, correlation }: DocxOptions,
): AnnexTable[] {
  const rows = blocks
    .filter(({ block }) => block.form === 'row')
    .map(({ block, label }) => ({
      label,
      text: block.text,
      agencies: block.agencies,
      marks: form === 'sources' ? notes.sourceMarks(block.sources) : [],
    }));
  const withTable = form === 'table' && correlation;
  const list = taskList(
    withTable ? '附件1' : '附件',
    `${draft.title.replace(/(?:实施方案|行动计划)$/u, '')}工作任务清单`,
    rows,
  );
  const table = withTable ? { ...correlation, label: list ? '附件2' : '附件' } : null;
  return [list, table].filter((content) => content !== null);
}

const FIXED_TIME = '2000-01-01T00:00:00Z';

/** Names fallback fonts, and takes the time of writing out so that equal content gives equal bytes. */
export function finish(bytes: Uint8Array): Uint8Array {
  const files = unzipSync(bytes);
  const fonts = Object.values(FONTS)
    .map(
      ([name, fallback]) => `<w:font w:name="${name}"><w:altName w:val="${fallback}"/><w:charset w:val="86"/></w:font>`,
    )
    .join('');
  files['word/fontTable.xml'] = strToU8(
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
      `<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${fonts}</w:fonts>`,
  );
  const core = files['docProps/core.xml'];
  // matches "2026-11-25T22:16:31.000Z"; not "2026-11-25"
  if (core) files['docProps/core.xml'] = strToU8(strFromU8(core).replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/gu, FIXED_TIME));
  return zipSync(files, { mtime: new Date(2000, 0, 1), level: 6 });
}
