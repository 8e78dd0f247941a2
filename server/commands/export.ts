import { mkdirSync, readdirSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { CommanderError } from 'commander';
import { ZhengmaiError } from '../../graph-schema/errors.ts';
import type { ExportRecord } from '../../graph-schema/records.ts';
import { EXPORT_FORMATS } from '../export/formats.ts';
import { viewOf } from '../export/exporter.ts';
import type { CommandContext, ExitCode } from './context.ts';
import { withStore } from './with-store.ts';
import { notWritable } from '../system-error.ts';

export interface ExportOptions {
  data?: string;
  /** A name of EXPORT_FORMATS. */
  format: string;
  out?: string;
  /** What is exported; all of it where absent. */
  document?: string[];
  level?: string[];
  region?: string[];
  year?: string[];
  only?: RecordType[];
  /** Address of the page, for forms that name things by address. */
  base?: string;
}

type RecordType = ExportRecord['type'];

type Pieces = AsyncIterable<string | Uint8Array>;

/** Characters that are gathered before they are written. */
const PORTION = 1 << 16;

/** `zhengmai export`: everything in the store in one of several forms, to standard output or to --out. */
export async function exportCommand(context: CommandContext, options: ExportOptions): Promise<ExitCode> {
  const format = EXPORT_FORMATS[options.format]!;
  if (format.kind === 'folder') prepareFolder(options);
  return withStore<ExitCode>(context, { ...options, readOnly: true, purpose: 'export' }, async (store) => {
    const { document = [], level = [], region = [], year = [], only = [], base } = options;
    const view = await viewOf(store, options.format, { document, level, region, year, q: '', only });
    if (format.kind === 'folder') {
      context.say(await format.write(store, options.out!));
      return 0;
    }
    const pieces = format.pieces(store, { ...view, ...(base && { base }) });
    if (options.out !== undefined) await toFile(pieces, options.out);
    else for await (const portion of inPortions(pieces)) await context.out(portion);
    return 0;
  });
}

function prepareFolder({ format, out }: ExportOptions): void {
  if (out === undefined) throw new CommanderError(2, 'commander.missingMandatoryOptionValue', `'--out' of ${format}`);
  try {
    mkdirSync(out, { recursive: true });
  } catch (error) {
    throw notWritable(out, error);
  }
  if (readdirSync(out).length > 0)
    throw new ZhengmaiError('CONFLICT', `目录 ${out} 不是空的，没有写入。换一个空目录。`, { path: out });
}

/** Texts joined into portions, so that each record is not a write of its own. */
async function* inPortions(pieces: Pieces): Pieces {
  let text = '';
  for await (const piece of pieces) {
    if (typeof piece === 'string') text += piece;
    if (text !== '' && (typeof piece !== 'string' || text.length >= PORTION)) {
      yield text;
      text = '';
    }
    if (typeof piece !== 'string') yield piece;
  }
  if (text !== '') yield text;
}

async function toFile(pieces: Pieces, path: string): Promise<void> {
  try {
    const file = await open(path, 'w');
    try {
      for await (const portion of inPortions(pieces)) await file.writeFile(portion);
    } catch (error) {
      await rm(path, { force: true }); // half a file would pass for the whole
      throw error;
    } finally {
      await file.close();
    }
  } catch (error) {
    throw notWritable(path, error);
  }
}
