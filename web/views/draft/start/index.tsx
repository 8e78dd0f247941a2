import { useState } from 'preact/hooks';
import type { DraftSummary } from '../../../../graph-schema/draft.ts';
import { ApiError, request } from '../../../api.ts';
import { links } from '../../../links.ts';
import { Failure, Loading, StaleNotice } from '../../../parts/states.tsx';
import { forget, useLoad } from '../../../state/load.ts';
import { once } from '../../../state/once.ts';
import { useTitle } from '../../../state/title.ts';
import { toast } from '../../../state/toasts.ts';
import { ReadOnlyNote } from '../notices.tsx';
import { localMoment } from '../save-status.tsx';
import { NewDraft } from './new-draft.tsx';

/** All drafts, and the form for a new one. */
export function DraftsPage() {
  useTitle('起草');
  const [deleted, setDeleted] = useState(false);
  const [round, setRound] = useState(0);
  const me = useLoad(`me:${round}`, (signal) => request('me', {}, { signal }));
  const load = useLoad(`drafts:${round}:${deleted ? 1 : 0}`, (signal) =>
    request('drafts', { deleted: deleted ? '1' : '0' }, { signal }),
  );
  const again = (): void => {
    forget((key) => key.startsWith('drafts:') || key.startsWith('me:'));
    setRound((n) => n + 1);
  };
  const mayWrite = me.data?.mayWrite ?? true;
  const isOther = load.isOld && !load.key?.endsWith(deleted ? ':1' : ':0'); // the list of the other kind
  return (
    <div class="drafts">
      <h1>起草</h1>
      {!mayWrite && <ReadOnlyNote message={me.data?.message ?? ''} onToken={again} />}
      <div class="drafts-columns">
        <section class="panel" aria-label={deleted ? '已删除的草稿' : '全部草稿'}>
          <div class="panel-head">
            <h2>{deleted ? '已删除的草稿' : '草稿'}</h2>
            <button class="text-button push" type="button" onClick={() => setDeleted(!deleted)}>
              {deleted ? '回到草稿' : '已删除的'}
            </button>
          </div>
          <StaleNotice load={load} />
          {load.data && !isOther ? (
            <DraftTable drafts={load.data.drafts} deleted={deleted} mayWrite={mayWrite} onChange={again} />
          ) : load.error ? (
            <Failure error={load.error} retry={load.retry} />
          ) : (
            <Loading label="读取草稿" rows={7} />
          )}
        </section>
        {mayWrite && <NewDraft />}
      </div>
    </div>
  );
}

interface DraftTableProps {
  drafts: readonly DraftSummary[];
  deleted: boolean;
  mayWrite: boolean;
  onChange: () => void;
}

function say(error: unknown): void {
  toast(error instanceof ApiError ? error.message : '没有成功');
}

function DraftTable({ drafts, deleted, mayWrite, onChange }: DraftTableProps) {
  const restore = (id: string): void =>
    void once(`restore ${id}`, () => request('restoreDraft', { draft: id }).then(onChange, say));
  const remove = (id: string, title: string): void =>
    void once(`remove ${id}`, async () => {
      await request('removeDraft', { draft: id });
      onChange();
      toast(`已删除“${title}”`, { label: '撤销', run: () => restore(id) });
    }).catch(say);
  if (drafts.length === 0) {
    return <p class="side-empty">{deleted ? '没有删除过草稿。' : '还没有草稿。选好地区和上位文件，从右边开始。'}</p>;
  }
  return (
    <table class="table">
      <thead>
        <tr>
          <th scope="col">标题</th>
          <th scope="col">地区</th>
          <th scope="col">文种</th>
          <th scope="col" class="right">
            上位条目
          </th>
          <th scope="col">最后修改</th>
          <th scope="col">
            <span class="visually-hidden">操作</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {drafts.map((draft) => {
          const title = draft.title || '未命名';
          return (
            <tr key={draft.id}>
              <td>{deleted ? title : <a href={links.draft(draft.id)}>{title}</a>}</td>
              <td class="nowrap">{draft.region.name}</td>
              <td class="nowrap">{draft.documentType}</td>
              <td class="right nowrap">
                {draft.done} / {draft.items}
              </td>
              <td class="nowrap">
                {localMoment(draft.updatedAt)} <span class="meta">{draft.updatedBy}</span>
              </td>
              <td class="right">
                {mayWrite && (
                  <button
                    class="btn btn--small btn--quiet"
                    type="button"
                    aria-label={`${deleted ? '恢复' : '删除'} ${title}`}
                    onClick={() => (deleted ? restore(draft.id) : remove(draft.id, title))}
                  >
                    {deleted ? '恢复' : '删除'}
                  </button>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
