import { useEffect } from 'preact/hooks';
import { useKeys } from '../../keys.ts';
import { links } from '../../links.ts';
import { Failure, Loading, Message } from '../../parts/states.tsx';
import { address, navigate } from '../../router.ts';
import { drawer } from '../../state/shell.ts';
import { useTitle } from '../../state/title.ts';
import { DraftBar } from './bar.tsx';
import { Checklist } from './checklist.tsx';
import { ConflictDialog } from './conflict-dialog.tsx';
import { jumpTo, nextFinding } from './moves.ts';
import { Notices } from './notices.tsx';
import { useSession } from './session/open.ts';
import type { DraftSession } from './session/session.ts';
import { TABS, type Tab } from './tabs.ts';
import { Sheet } from './sheet.tsx';
import { Side } from './side/index.tsx';

/** One draft: what is above it, its text, and what helps to write it. */
export function DraftPage({ id }: { id: string }) {
  const { session, error, retry } = useSession(id);
  if (session) return <Open session={session} />;
  if (error?.code === 'NOT_FOUND') {
    return (
      <Message
        whole
        title="没有这份草稿"
        actions={
          <a class="btn" href={links.draft()}>
            全部草稿
          </a>
        }
      >
        <p>可能已经删除。删除的草稿可以在“全部草稿”里恢复。</p>
      </Message>
    );
  }
  return error ? <Failure error={error} retry={retry} /> : <Loading label="读取草稿" rows={11} />;
}

/** The tab of the right column, carried by the address. */
function tabOf(query: URLSearchParams): Tab {
  const name = query.get('tab') ?? '';
  return name in TABS ? (name as Tab) : 'peers';
}

function Open({ session }: { session: DraftSession }) {
  const { query, hash } = address.value;
  const tab = tabOf(query);
  const setTab = (name: Tab): void => {
    navigate(links.draft(session.id, name === 'peers' ? {} : { tab: name }), { replace: true });
    if (window.innerWidth < 1280) drawer.value = 'right';
  };
  useTitle(`${session.facts.value.title || '未命名'} · 起草`);
  const next = (): void => {
    setTab('check');
    nextFinding(session);
  };
  useKeys({ F7: next });
  useEffect(() => {
    if (hash.startsWith('b-')) setTimeout(() => jumpTo(session, hash.slice(2)), 50);
  }, [hash]);
  return (
    <>
      <DraftBar session={session} onCheck={next} />
      <div class="draft-view">
        <h1 class="visually-hidden">起草：{session.facts.value.title || '未命名'}</h1>
        <Checklist session={session} onOpen={() => setTab('peers')} />
        <section class="draft-page" aria-label="草稿" tabIndex={-1}>
          <Notices session={session} />
          <Sheet session={session} onTab={setTab} onNext={next} />
        </section>
        <Side session={session} tab={tab} onTab={setTab} />
      </div>
      {session.conflict.value && <ConflictDialog session={session} open={session.conflict.value} />}
    </>
  );
}
