import { toast } from './toasts.ts';
import { stored } from './storage.ts';

/** A clause set aside (摘录), with all that a quotation needs. */
export interface Clip {
  id: string;
  text: string;
  title: string;
  number: string | null;
  locator: string;
}

/** Clauses set aside, on this machine, in the order they were taken. */
export const clips = stored<readonly Clip[]>('clips', []);

/** Sets a clause aside, or puts it back where it already was. */
export function toggleClip(clip: Clip): void {
  const before = clips.value;
  const has = before.some((one) => one.id === clip.id);
  clips.value = has ? before.filter((one) => one.id !== clip.id) : [...before, clip];
  toast(has ? '已取消摘录' : `已摘录，共${clips.value.length}条`, { label: '撤销', run: () => (clips.value = before) });
}
