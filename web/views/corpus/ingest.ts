import type { IngestEvent } from '../../../graph-schema/api.ts';

/** Uploads as the page shows them: checks before sending, and what is known of each file. */

export const FORMATS = ['txt', 'md', 'html', 'htm', 'docx', 'pdf', 'zip'];
const MAX_BYTES = 50 * 1024 * 1024;
/** Files sent in one request. */
export const BATCH = 20;

export type FileState = Omit<IngestEvent, 'state'> & { state: IngestEvent['state'] | 'sending' };

/** Stages in order, with what users call them. */
export const STAGE_NAMES: [NonNullable<IngestEvent['stage']>, string][] = [
  ['read', '读取'],
  ['clean', '清理'],
  ['outline', '分条'],
  ['extract', '抽取'],
  ['resolve', '对应机构'],
  ['link', '建立联系'],
  ['store', '入库'],
];

/** How far a file is, 0 to 1. */
export function progressOf(file: Pick<FileState, 'state' | 'stage'>): number {
  if (file.state === 'done' || file.state === 'duplicate' || file.state === 'failed') return 1;
  const at = STAGE_NAMES.findIndex(([stage]) => stage === file.stage);
  return at < 0 ? 0.04 : (at + 0.5) / STAGE_NAMES.length;
}

/** A file as it is before anything is known of it. */
export function waiting(name: string): FileState {
  return {
    file: name,
    state: 'queued',
    stage: null,
    documentId: null,
    clauses: 0,
    diagnostics: [],
    code: null,
    message: '',
  };
}

/** Refuses what the server would refuse too, before it is sent; null where the file may go. */
export function refuse(file: Pick<File, 'name' | 'size'>): FileState | null {
  const extension = file.name.slice(file.name.lastIndexOf('.') + 1).toLowerCase();
  const failed = (code: string, message: string): FileState => ({
    ...waiting(file.name),
    state: 'failed',
    code,
    message,
  });
  if (!FORMATS.includes(extension)) {
    return failed('UNSUPPORTED_FILE', `读不了这种文件。能读 ${FORMATS.slice(0, 6).join('、')}；doc 请另存为 docx。`);
  }
  if (file.size === 0) return failed('UNREADABLE_FILE', '文件是空的。');
  if (file.size > MAX_BYTES) return failed('TOO_LARGE', '文件超过50MB。请拆开，或换成文字版。');
  return null;
}

/** The list of files after one more event. */
export function withEvent(files: readonly FileState[], event: FileState): FileState[] {
  const at = files.findIndex((one) => one.file === event.file);
  if (at < 0) return [...files, event];
  return files.map((one, index) => (index === at ? { ...one, ...event } : one));
}

/** Cuts a list of files into requests. */
export function batches<T>(files: readonly T[], size = BATCH): T[][] {
  return Array.from({ length: Math.ceil(files.length / size) }, (_, index) =>
    files.slice(index * size, (index + 1) * size),
  );
}
