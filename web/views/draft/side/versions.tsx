import { useState } from 'preact/hooks';
import type { DraftContent } from '../../../../graph-schema/draft.ts';
import { ApiError, apiHref, request } from '../../../api.ts';
import { diffTexts } from '../../../parts/diff.ts';
import { Failure, Loading } from '../../../parts/states.tsx';
import { useLoad } from '../../../state/load.ts';
import { once } from '../../../state/once.ts';
import { toast } from '../../../state/toasts.ts';
import { joinTitle } from '../editor/title.ts';
import { jumpTo } from '../moves.ts';
import { localMoment } from '../save-status.tsx';
import type { DraftSession } from '../session/session.ts';

/** 版本: what the draft was, what changed since, and the way back. */
export function VersionsTab({ session }: { session: DraftSession }) {
  const [open, setOpen] = useState<number | null>(null);
  void session.saver.state.value; // a save makes a version
  const { version } = session.saver;
  const load = useLoad(`versions:${session.id}:${version}`, (signal) =>
    request('draftVersions', { draft: session.id }, { signal }),
  );
  if (load.error) return <Failure error={load.error} retry={load.retry} />;
  if (!load.data) return <Loading label="读取版本" rows={7} />;
  return (
    <ol class="version-list">
      {load.data.versions.map((one) => (
        <li key={one.version} aria-current={one.version === open ? 'true' : undefined}>
          <button
            type="button"
            aria-expanded={one.version === open}
            onClick={() => setOpen(one.version === open ? null : one.version)}
          >
            <b>第{one.version}版</b>
            <span>{localMoment(one.at)}</span>
            <span class="item-gist quiet">{one.by}</span>
            <span class="meta">{one.blocks}条</span>
          </button>
          {one.version === open && <Version session={session} version={one.version} isNow={one.version === version} />}
        </li>
      ))}
    </ol>
  );
}

interface Change {
  id: string;
  before: string;
  after: string;
}

/** Blocks that differ between a version and the text now, in the order of the text now; what was removed comes last. */
function changesOf(then: DraftContent, now: DraftContent): Change[] {
  const line = ({ title, text, level }: DraftContent['blocks'][number]): string => joinTitle(title, text, level);
  const before = new Map(then.blocks.map((block) => [block.id, line(block)]));
  const after = new Map(now.blocks.map((block) => [block.id, line(block)]));
  const ids = [...after.keys(), ...[...before.keys()].filter((id) => !after.has(id))];
  return ids
    .map((id) => ({ id, before: before.get(id) ?? '', after: after.get(id) ?? '' }))
    .filter((change) => change.before !== change.after);
}

function Version({ session, version, isNow }: { session: DraftSession; version: number; isNow: boolean }) {
  const load = useLoad(`version:${session.id}:${version}`, (signal) =>
    request('draftVersion', { draft: session.id, version }, { signal }),
  );
  void session.blocks.value; // compared with the text as it stands now
  if (load.error) return <Failure error={load.error} retry={load.retry} />;
  if (!load.data) return <Loading label="读取这一版" rows={3} />;
  const changes = changesOf(load.data.content, session.content());
  return (
    <div class="version-body">
      {!isNow && (
        <div class="btn-row">
          <button
            class="btn btn--small"
            type="button"
            disabled={!session.mayWrite.value}
            onClick={() => void restore(session, version)}
          >
            恢复到这一版
          </button>
          <a
            class="btn btn--small btn--quiet"
            href={apiHref('draftFile', { draft: session.id, format: 'docx', form: 'sources', version })}
          >
            导出这一版
          </a>
        </div>
      )}
      <p class="meta">{changes.length === 0 ? '文字与现在相同。' : `与现在不同的${changes.length}条：`}</p>
      {changes.slice(0, 60).map((change) => (
        <ChangeView key={change.id} session={session} change={change} />
      ))}
    </div>
  );
}

function ChangeView({ session, change }: { session: DraftSession; change: Change }) {
  const { upper, lower } = diffTexts(change.before, change.after);
  return (
    <button type="button" class="version-change" onClick={() => jumpTo(session, change.id, { focus: false })}>
      {change.after === '' ? <del>{change.before}</del> : null}
      {change.before === '' ? <ins>{change.after}</ins> : null}
      {change.before !== '' && change.after !== '' && (
        <>
          {upper.map((piece, index) =>
            piece.same ? shortened(piece.text) : <del key={`b${index}`}>{piece.text}</del>,
          )}
          <br />
          {lower.map((piece, index) =>
            piece.same ? shortened(piece.text) : <ins key={`a${index}`}>{piece.text}</ins>,
          )}
        </>
      )}
    </button>
  );
}

/** What both texts share, shortened: the difference is the news. */
function shortened(text: string): string {
  return text.length > 24 ? `${text.slice(0, 10)}……${text.slice(-10)}` : text;
}

function restore(session: DraftSession, version: number): Promise<void> {
  return once(`restore ${session.id}`, () => restoreSaved(session, version));
}

async function restoreSaved(session: DraftSession, version: number): Promise<void> {
  if (!(await session.saver.flush())) {
    toast('有文字还没存到服务，存好后再恢复');
    return;
  }
  const before = session.saver.version;
  try {
    const body = { base: before };
    session.takeOver(await request('restoreVersion', { draft: session.id, version }, { body }));
    toast(`已恢复到第${version}版`, { label: '撤销', run: () => void restore(session, before) });
  } catch (error) {
    toast(error instanceof ApiError ? error.message : '没有恢复成');
  }
}
