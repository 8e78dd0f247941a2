import { useEffect, useRef, useState } from 'preact/hooks';
import { ApiError, upload } from '../../api.ts';
import { failureWords } from '../../parts/states.tsx';
import { batches, refuse, waiting, withEvent, type FileState } from './ingest.ts';

/** Uploads files in requests of twenty and follows each through the stages. `onStored` is told after each request. */
export function useUpload(onStored: () => void) {
  const [files, setFiles] = useState<FileState[]>([]);
  const [busy, setBusy] = useState(false);
  const [linking, setLinking] = useState(false);
  const abort = useRef<AbortController>();
  useEffect(() => () => abort.current?.abort(), []);

  const set = (event: FileState): void => setFiles((before) => withEvent(before, event));

  async function sendBatch(batch: File[], signal: AbortSignal): Promise<void> {
    const ended = new Set<string>();
    try {
      for await (const event of upload(batch, signal)) {
        if (event.file === '') {
          // the stage that compares all documents belongs to no single file
          setLinking(event.state === 'running');
          continue;
        }
        set(event);
        if (event.state !== 'queued' && event.state !== 'running') ended.add(event.file);
      }
    } catch (error) {
      if (signal.aborted) return;
      const failure = error instanceof ApiError ? error : new ApiError('INTERNAL', '上传没有成功。');
      for (const { name } of batch) {
        if (ended.has(name)) continue;
        set({ ...waiting(name), state: 'failed', code: failure.code, message: failureWords(failure).text });
      }
    }
  }

  async function send(chosen: readonly File[]): Promise<void> {
    const accepted: File[] = [];
    for (const file of chosen) {
      const refused = refuse(file);
      set(refused ?? { ...waiting(file.name), state: 'sending' });
      if (!refused) accepted.push(file);
    }
    if (accepted.length === 0) return;
    setBusy(true);
    abort.current = new AbortController();
    for (const batch of batches(accepted)) {
      await sendBatch(batch, abort.current.signal);
      onStored();
    }
    setLinking(false);
    setBusy(false);
  }

  return { files, busy, linking, send, clear: () => setFiles([]) };
}
