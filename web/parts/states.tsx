import type { ComponentChildren } from 'preact';
import type { ApiError } from '../api.ts';
import type { Load } from '../state/load.ts';

/** Empty, loading and failed: the states every view has. */

const WIDTHS = ['38%', '92%', '86%', '0', '44%', '90%', '60%', '0', '41%', '88%', '72%'];

/** Breathing rows in place of text that is on its way. */
export function Loading({ label = '读取中', rows = 7 }: { label?: string; rows?: number }) {
  return (
    <div class="message" role="status">
      <span class="visually-hidden">{label}</span>
      {WIDTHS.slice(0, rows).map((width, index) => (
        <div key={index} class="skeleton" style={{ width }} />
      ))}
    </div>
  );
}

export interface MessageProps {
  title: string;
  /** True where the message is all that a page shows: its title is then the page's heading. */
  whole?: boolean;
  children?: ComponentChildren;
  actions?: ComponentChildren;
}

/** Says what is, then what to do. */
export function Message({ title, whole, children, actions }: MessageProps) {
  const Heading = whole ? 'h1' : 'h2';
  return (
    <div class="message">
      <Heading class="message-title">{title}</Heading>
      {children}
      {actions && <div class="btn-row">{actions}</div>}
    </div>
  );
}

const AWAY = '已打开的文件可继续读，草稿保存在本机。每10秒重试一次。';

/** What a failure is called, and what the clerk can do about it. */
export function failureWords(error: ApiError): { title: string; text: string } {
  switch (error.code) {
    case 'OFFLINE':
      return { title: '连不上政脉服务', text: `服务没有启动，或网络断开。${AWAY}` };
    case 'STORE_UNAVAILABLE':
      return { title: '暂时连不上数据库', text: AWAY };
    case 'NOT_READY':
      return { title: '服务正在启动', text: '正在读入文件、建立索引，好了自动显示。' };
    case 'RATE_LIMITED':
      return { title: '请求太快', text: '稍等片刻再试。' };
    default:
      return { title: '没有成功', text: error.message };
  }
}

/** A failure in words a clerk understands, with its stable code and a retry. Announced at once. */
export function Failure({
  error,
  retry,
  actions,
}: {
  error: ApiError;
  retry?: () => void;
  actions?: ComponentChildren;
}) {
  const { title, text } = failureWords(error);
  return (
    <div class="message message--error" role="alert">
      <h2 class="message-title">{title}</h2>
      <p>{text}</p>
      <p class="meta">{error.code}</p>
      <div class="btn-row">
        {retry && (
          <button class="btn" type="button" onClick={retry}>
            立即重试
          </button>
        )}
        {actions}
      </div>
    </div>
  );
}

/** One line above data that is shown although the latest request failed. */
export function StaleNotice({ load }: { load: Load<unknown> }) {
  if (!load.error || load.data === undefined) return null;
  return (
    <p class="stale-notice" role="status">
      {failureWords(load.error).title}，显示的是先前读到的内容。
      <button class="btn btn--quiet btn--small" type="button" onClick={load.retry}>
        立即重试
      </button>
    </p>
  );
}
