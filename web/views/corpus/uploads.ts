import { signal } from '@preact/signals';
import { ApiError, upload } from '../../api.ts';
import { failureWords } from '../../parts/states.tsx';
import { forget } from '../../state/load.ts';
import { batches, refuse, waiting, withEvent, type FileState } from './ingest.ts';

/** Uploads of this page. They go on while the reader looks at other views, and are still told of on the way back. */

/** Files under way and done, each with its stage. */
export const uploaded = signal<readonly FileState[]>([]);
export const isUploading = signal(false);
/** True while all documents are compared with each other. */
export const isLinking = signal(false);
/** Counts requests that have stored something. */
export const storedRequests = signal(0);

/** What was dropped while other files were under way waits for its turn. */
let queue: Promise<void> = Promise.resolve();
let underWay = 0;

const set = (file: FileState): void => {
  uploaded.value = withEvent(uploaded.value, file);
};

async function sendBatch(batch: File[]): Promise<void> {
  const ended = new Set<string>();
  try {
    for await (const event of upload(batch)) {
      if (event.file === '') {
        // the stage that compares all documents belongs to no single file
        isLinking.value = event.state === 'running';
        continue;
      }
      set(event);
      if (event.state !== 'queued' && event.state !== 'running') ended.add(event.file);
    }
  } catch (error) {
    const failure = error instanceof ApiError ? error : new ApiError('INTERNAL', '上传没有成功。');
    for (const { name } of batch) {
      if (ended.has(name)) continue;
      set({ ...waiting(name), state: 'failed', code: failure.code, message: failureWords(failure).text });
    }
  }
}

async function sendAll(files: readonly File[]): Promise<void> {
  for (const batch of batches(files)) {
    await sendBatch(batch);
    forget();
    storedRequests.value++;
  }
  isLinking.value = false;
  underWay--;
  isUploading.value = underWay > 0;
}

/** Uploads files in requests of twenty and follows each through the stages; what cannot be read is refused at once. */
export function sendFiles(chosen: readonly File[]): void {
  const accepted: File[] = [];
  for (const file of chosen) {
    const refused = refuse(file);
    set(refused ?? { ...waiting(file.name), state: 'sending' });
    if (!refused) accepted.push(file);
  }
  if (accepted.length === 0) return;
  underWay++;
  isUploading.value = true;
  queue = queue.then(() => sendAll(accepted));
}

/** Takes the finished files off the list. */
export function clearUploads(): void {
  uploaded.value = [];
}

// closing the page would end what has not been sent yet
if (typeof window !== 'undefined')
  window.addEventListener('beforeunload', (event) => isUploading.value && event.preventDefault());
