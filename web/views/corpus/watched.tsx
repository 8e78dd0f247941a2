import { useEffect, useRef, useState } from 'preact/hooks';
import type { WatchStatus } from '../../../graph-schema/api.ts';
import { request } from '../../api.ts';

const EVERY_MS = 10_000;

/** A sentence on the folder that the server watches. */
export function watchWords({ waiting, working, taken, failed }: WatchStatus): string {
  const done = `已读入${taken}份${failed > 0 ? `，${failed}份没有读入` : ''}`;
  return working || waiting > 0 ? `正在读入，还有${waiting}份；${done}` : done;
}

/** The folder that the server watches, as it stands; nothing where there is none. */
export function Watched({ onStored }: { onStored: () => void }) {
  const [watch, setWatch] = useState<WatchStatus | null>(null);
  const seen = useRef<string | null | undefined>(undefined);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async (): Promise<void> => {
      const answer = await request('watch').catch(() => null);
      if (!answer?.watch) return; // no folder, or the server is away: the page asks anew when it is opened again
      setWatch(answer.watch);
      if (seen.current !== undefined && seen.current !== answer.watch.last) onStored();
      seen.current = answer.watch.last;
      timer = setTimeout(() => void ask(), EVERY_MS);
    };
    void ask();
    return () => clearTimeout(timer);
  }, []);
  if (!watch) return null;
  return (
    <details class="panel watched">
      <summary>
        看守文件夹 <span class="meta">{watch.folder}</span> {watchWords(watch)}
      </summary>
      <ul>
        {watch.failures.map(({ file, message }) => (
          <li key={file}>
            {file}：{message}
          </li>
        ))}
      </ul>
    </details>
  );
}
