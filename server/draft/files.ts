import type { DRAFT_FILE_FORMATS, DRAFT_FILE_FORMS } from '../../graph-schema/api-draft.ts';
import type { ChecklistItem, DraftContent, Finding } from '../../graph-schema/draft.ts';
import type { SourceFile } from '../contract.ts';
import { CORRELATION_COLUMNS, correlationCells, correlationLines, correlationTitle } from './correlation.ts';
import { draftMarkdown, draftText } from './plain.ts';

export type DraftFormat = (typeof DRAFT_FILE_FORMATS)[number];
export type DraftForm = (typeof DRAFT_FILE_FORMS)[number];

export interface DraftFileOptions {
  format: DraftFormat;
  form: DraftForm;
  /** With 版头. */
  head?: boolean;
  /** Open findings, for the comments of the form `sources`. */
  findings?: readonly Finding[];
  /** The checklist, for the form `table`. */
  checklist?: readonly ChecklistItem[];
  /** Where clauses can be opened. */
  origin?: string;
}

/** What no file system takes in a name: matches "/", "?"; not "（". */
const UNUSABLE = /[\\/:*?"<>|\p{Cc}]/gu;

/** A draft as a file, with a name after its title. */
export async function draftFile(draft: DraftContent, options: DraftFileOptions): Promise<SourceFile> {
  const suffix = { clean: '', sources: '（附来源）', table: '（附对照表）' }[options.form];
  const title = draft.title.replace(UNUSABLE, ' ').trim().slice(0, 80) || '未命名草稿';
  return { name: `${title}${suffix}.${options.format}`, bytes: await content(draft, options) };
}

async function content(draft: DraftContent, options: DraftFileOptions): Promise<Uint8Array> {
  const { format, form, head, findings, origin } = options;
  const lines = form === 'table' ? correlationLines(options.checklist ?? [], draft) : undefined;
  if (format !== 'docx') {
    const plain = { sources: form === 'sources', ...(lines ? { correlation: lines } : {}) };
    return new TextEncoder().encode(format === 'md' ? draftMarkdown(draft, plain) : draftText(draft, plain));
  }
  const correlation = lines && {
    label: '',
    title: correlationTitle(draft),
    columns: CORRELATION_COLUMNS,
    rows: correlationCells(lines).map((row) => row.map((text) => ({ text }))),
  };
  const { draftDocx } = await import('./docx/index.ts'); // large, and seldom needed
  return draftDocx(draft, {
    form,
    ...(head === undefined ? {} : { head }),
    ...(findings ? { findings } : {}),
    ...(correlation ? { correlation } : {}),
    ...(origin === undefined ? {} : { origin }),
  });
}
