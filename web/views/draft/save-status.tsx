import { useEffect, useState } from 'preact/hooks';
import type { SaveState } from './session/saver.ts';
import type { DraftSession } from './session/session.ts';

function words(state: SaveState): { text: string; alarm: boolean; title: string } {
  switch (state.is) {
    case 'saved':
      return { text: `已保存 ${localTime(state.at)}`, alarm: false, title: state.ms > 0 ? `保存用了${Math.round(state.ms)}毫秒` : '' }; // prettier-ignore
    case 'waiting':
      return { text: '保存中…', alarm: false, title: '' };
    case 'kept':
      return state.here
        ? { text: '连不上服务，已存在本机', alarm: true, title: '连上后自动送出' }
        : { text: '连不上服务，本机也存不下，不要关闭此页', alarm: true, title: '浏览器不让存，或磁盘已满' };
    case 'conflict':
      return { text: '有人同时改了，待选择', alarm: true, title: '' };
    case 'refused':
      return { text: `没有存上：${state.why}`, alarm: true, title: '文字已存在本机' };
  }
}

/** "2026-03-01T01:05:09Z" → "09:05" on this machine. */
export function localTime(at: string): string {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return '';
  return `${String(date.getHours()).padStart(2, '0')}:${String(date.getMinutes()).padStart(2, '0')}`;
}

/** "2026-03-01T01:05:09Z" → "3月1日 09:05". */
export function localMoment(at: string): string {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return '';
  const year = date.getFullYear() === new Date().getFullYear() ? '' : `${date.getFullYear()}年`;
  return `${year}${date.getMonth() + 1}月${date.getDate()}日 ${localTime(at)}`;
}

/** How long saving may take before it is said: a line that flickers with every key tells nothing. */
const QUIET_MS = 600;

/** Where the text is kept. */
export function SaveStatus({ session }: { session: DraftSession }) {
  const state = session.saver.state.value;
  const [shown, setShown] = useState(state);
  useEffect(() => {
    if (state.is !== 'waiting') {
      setShown(state);
      return undefined;
    }
    const timer = setTimeout(() => setShown(state), QUIET_MS);
    return () => clearTimeout(timer);
  }, [state]);
  const { text, alarm, title } = words(shown);
  return (
    <span
      class={`save-status meta${alarm ? ' alarm' : ''}`}
      role={alarm ? 'status' : undefined}
      title={title}
      data-state={state.is}
    >
      {text}
    </span>
  );
}
