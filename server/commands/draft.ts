import { writeFileSync } from 'node:fs';
import { CommanderError } from 'commander';
import type { DRAFT_FILE_FORMATS, DRAFT_FILE_FORMS } from '../../graph-schema/api-draft.ts';
import { issueDraftSchema } from '../../graph-schema/api-draft.ts';
import { newDraftSchema } from '../../graph-schema/draft.ts';
import type { GraphStore } from '../../graph-schema/store.ts';
import { draftText } from '../draft/plain.ts';
import { Checker } from '../draft/check/checker.ts';
import { DraftDesk } from '../draft/drafts.ts';
import { DraftWork } from '../draft/work.ts';
import { badRequest } from '../http/problem.ts';
import { createLibrary } from '../load/library.ts';
import { resolveScope } from '../queries/resolve-scope.ts';
import { openIndexFor } from '../search/open.ts';
import type { CommandContext, ExitCode } from './context.ts';
import { textTable } from './table-text.ts';
import { withStore } from './with-store.ts';
import { notWritable } from '../system-error.ts';

interface Common {
  data?: string;
  json?: boolean;
}

/** Name that is written down with what the command line saves. */
const SIGNED = '命令行';

interface Bench {
  store: GraphStore;
  desk: DraftDesk;
  work: DraftWork;
}

function withDesk(
  context: CommandContext,
  options: Common & { readOnly: boolean },
  run: (bench: Bench) => Promise<void>,
): Promise<ExitCode> {
  return withStore<ExitCode>(context, { ...options, purpose: 'draft' }, async (store) => {
    const desk = new DraftDesk(store);
    const index = await openIndexFor(store, { tokenizer: 'bigram' }); // not asked: nothing here searches
    const library = createLibrary(store, () => Promise.resolve());
    const checker = new Checker(store);
    const parts = { store, index, desk, library, readOnly: options.readOnly };
    await run({ store, desk, work: new DraftWork({ ...parts, check: (content) => checker.draft(content) }) });
    return 0;
  });
}

/** `zhengmai draft list`: drafts, last changed first. */
export function draftListCommand(context: CommandContext, options: Common & { deleted?: boolean }): Promise<ExitCode> {
  return withDesk(context, { ...options, readOnly: true }, async ({ desk }) => {
    const { drafts } = await desk.list(options.deleted ?? false);
    if (options.json) {
      await context.out(drafts.map((draft) => `${JSON.stringify(draft)}\n`).join(''));
      return;
    }
    const rows = drafts.map((draft) => [
      draft.id,
      draft.title || '（未命名）',
      draft.region.name,
      `${draft.done}/${draft.items}`,
      draft.updatedAt.slice(0, 16).replace('T', ' '),
      draft.updatedBy,
    ]);
    if (rows.length > 0)
      await context.out(`${textTable([['标识', '标题', '地区', '落实', '更新', '作者'], ...rows])}\n`);
    context.say(`共 ${drafts.length} 份草稿。`);
  });
}

export interface NewDraftOptions extends Common {
  region: string;
  type: string;
  continues?: string;
}

/** `zhengmai draft new`: begins a draft under these parents; its id on standard output. */
export function draftNewCommand(
  context: CommandContext,
  parents: readonly string[],
  options: NewDraftOptions,
): Promise<ExitCode> {
  return withDesk(context, { ...options, readOnly: false }, async ({ store, desk }) => {
    const idOf = async (written: string): Promise<string> => (await resolveScope(store, written)).split('/')[0]!;
    const ids: string[] = [];
    for (const written of parents) ids.push(await idOf(written));
    const continues = options.continues === undefined ? null : await idOf(options.continues);
    const request = newDraftSchema.safeParse({
      region: options.region,
      parents: ids,
      documentType: options.type,
      continues,
    });
    if (!request.success) throw badRequest(request.error);
    const answer = await desk.create(request.data, SIGNED);
    const { draft } = answer;
    await context.out(options.json ? `${JSON.stringify(answer)}\n` : `${draft.id}\n`);
    context.say(`已新建草稿《${draft.title}》，${draft.blocks.length} 段。`);
  });
}

/** `zhengmai draft show`: a draft as text, and what of its parents is still open. */
export function draftShowCommand(context: CommandContext, id: string, options: Common): Promise<ExitCode> {
  return withDesk(context, { ...options, readOnly: true }, async ({ desk, work }) => {
    const answer = await desk.get(id);
    const checklist = await work.checklist(id);
    if (options.json) {
      await context.out(`${JSON.stringify({ ...answer, checklist })}\n`);
      return;
    }
    await context.out(draftText(answer.draft));
    for (const notice of answer.notices) context.say(notice);
    const { counts, items } = checklist;
    context.say(
      `上位条目 ${items.length} 项：落实 ${counts.done}，合并 ${counts.merged}，不列入 ${counts['left-out']}，未落实 ${counts.open}（其中未涉及本级 ${counts.notAddressed}）。`,
    );
  });
}

export interface DraftExportOptions extends Common {
  format: (typeof DRAFT_FILE_FORMATS)[number];
  form: (typeof DRAFT_FILE_FORMS)[number];
  head?: boolean;
  output?: string;
}

/** `zhengmai draft export`: a draft as a file, to standard output or to --output. */
export function draftExportCommand(
  context: CommandContext,
  id: string,
  { format, form, head, output, ...options }: DraftExportOptions,
): Promise<ExitCode> {
  if (options.json && output === undefined)
    throw new CommanderError(2, 'commander.missingMandatoryOptionValue', "'--output'");
  return withDesk(context, { ...options, readOnly: true }, async ({ work }) => {
    const { name, bytes } = await work.file(id, { format, form, head: head ? '1' : '0' });
    if (output === undefined) await context.out(bytes);
    else write(output, bytes);
    if (options.json) await context.out(`${JSON.stringify({ file: output, name, format, bytes: bytes.length })}\n`);
  });
}

export interface DraftIssueOptions extends Common {
  number: string;
  date: string;
}

/** `zhengmai draft issue`: takes a draft into the corpus; the document's id on standard output. */
export function draftIssueCommand(context: CommandContext, id: string, options: DraftIssueOptions): Promise<ExitCode> {
  return withDesk(context, { ...options, readOnly: false }, async ({ desk, work }) => {
    const { draft } = await desk.get(id);
    const request = issueDraftSchema.safeParse({
      base: draft.version,
      documentNumber: options.number,
      date: options.date,
    });
    if (!request.success) throw badRequest(request.error);
    const answer = await work.issue(id, request.data, SIGNED);
    await context.out(options.json ? `${JSON.stringify(answer)}\n` : `${answer.document.id}\n`);
    context.say(`已收入文库：${answer.document.document}《${answer.document.title}》，${answer.document.clauses} 条。`);
  });
}

function write(path: string, content: Uint8Array): void {
  try {
    writeFileSync(path, content);
  } catch (error) {
    throw notWritable(path, error);
  }
}
