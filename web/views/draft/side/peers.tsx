import type { PeersResponse } from '../../../../graph-schema/api-draft.ts';
import type { ChecklistItem, Peer } from '../../../../graph-schema/draft.ts';
import type { Level } from '../../../../graph-schema/terms.ts';
import { request } from '../../../api.ts';
import { links } from '../../../links.ts';
import { Marked } from '../../../parts/highlight.tsx';
import { Kind, LevelBadge, type MarkKind } from '../../../parts/marks.tsx';
import { Failure, Loading } from '../../../parts/states.tsx';
import { saveClip } from '../../../state/clips.ts';
import { useLoad } from '../../../state/load.ts';
import { itemName } from '../names.ts';
import { insertTaken, takenWording, writeItem } from '../session/insert.ts';
import type { DraftSession } from '../session/session.ts';
import { TakenCard } from './card.tsx';
import { Decision } from './decision.tsx';

/** 同类条款: how others carry out the item, and what is to become of it here. */
export function PeersTab({ session }: { session: DraftSession }) {
  const item = session.written.value.find(({ clauseId }) => clauseId === session.activeItem.value);
  const load = useLoad(item ? `peers:${session.id}:${item.clauseId}` : null, (signal) =>
    request('peers', { item: item?.clauseId, draft: session.id }, { signal }),
  );
  if (!item) {
    return (
      <div class="side-empty">
        <p>左边选一项上位条目，这里列出各地怎样落实它，可插入、可整条替换。</p>
        <p>光标放在写好的一条里，也会列出它的同类条款。</p>
      </div>
    );
  }
  return (
    <>
      <ItemHead session={session} item={item} />
      {load.data && !load.isOld ? (
        <Peers session={session} item={item} peers={load.data} />
      ) : load.error ? (
        <Failure error={load.error} retry={load.retry} />
      ) : (
        <Loading label="读取同类条款" rows={7} />
      )}
    </>
  );
}

function ItemHead({ session, item }: { session: DraftSession; item: ChecklistItem }) {
  const wording = takenWording({ text: item.text }, item.agencies);
  const upper = {
    source: { ...sourceOf(item), text: item.text },
    agencies: item.agencies,
    items: [item.clauseId],
    replacements: null,
  };
  return (
    <section class="wording wording--upper">
      <p class="meta">
        上位{itemName(item.locator)}　<a href={links.clause(item.clauseId)}>{item.document}</a>
      </p>
      <p class="quote">{wording}</p>
      <p class="meta">
        {item.agencies.length > 0 ? `责任 ${item.agencies.join('、')}` : '未写责任单位'}
        {item.targets.length > 0 && `　指标 ${item.targets.join('，')}`}
      </p>
      {!item.addressed && <p class="alarm">上位责任单位无本级，可能不适用本区。</p>}
      <div class="btn-row">
        <button
          class="btn btn--small"
          type="button"
          disabled={!session.mayWrite.value}
          onClick={() => writeItem(session, item.clauseId)}
        >
          自己写
        </button>
        <button
          class="btn btn--small"
          type="button"
          disabled={!session.mayWrite.value}
          onClick={() => insertTaken(session, upper)}
        >
          插入上位句
        </button>
        <Decision session={session} item={item} />
      </div>
    </section>
  );
}

function sourceOf(item: ChecklistItem) {
  const [documentId = ''] = item.clauseId.split('/');
  return {
    clauseId: item.clauseId,
    documentId,
    title: item.document,
    number: item.document,
    locator: item.locator,
    region: null,
  };
}

function Peers({ session, item, peers }: { session: DraftSession; item: ChecklistItem; peers: PeersResponse }) {
  const groups = peers.groups.filter((group) => group.peers.length > 0);
  if (groups.length === 0) {
    return <p class="side-empty">文库里还没有别处落实这一项的条款。可在“搜索”里找，或自己写。</p>;
  }
  return (
    <>
      {groups.map((group) => (
        <section key={group.key}>
          <h2 class="group">
            {group.label}
            <span>{group.peers.length}</span>
          </h2>
          {group.peers.map((peer) => (
            <PeerCard key={peer.source.clauseId} session={session} item={item} peer={peer} />
          ))}
        </section>
      ))}
    </>
  );
}

/** Where the words that a peer added stand in its text. */
function addedMarks(text: string, added: readonly string[]): { span: [number, number] }[] {
  return added.flatMap((words) => {
    const at = words.length > 1 ? text.indexOf(words) : -1;
    return at < 0 ? [] : [{ span: [at, at + words.length] as [number, number] }];
  });
}

function PeerCard({ session, item, peer }: { session: DraftSession; item: ChecklistItem; peer: Peer }) {
  const text = takenWording(peer.source, peer.agencies);
  const names = peer.replacements.length;
  return (
    <TakenCard
      session={session}
      taken={{ source: peer.source, agencies: peer.agencies, items: [item.clauseId], replacements: peer.replacements }}
      badge={<LevelBadge level={peer.level as Level | null} region={peer.source.region} />}
      mark={<Kind kind={peer.kind as MarkKind} />}
      extra={
        <button
          class="btn btn--small btn--quiet"
          type="button"
          onClick={() => void saveClip({ clauseId: peer.source.clauseId })}
        >
          存入条款库
        </button>
      }
      note={names > 0 ? `含外地名称${names}处，插入后逐处问` : ''}
    >
      <p class="quote peer-text">
        <Marked text={text} marks={addedMarks(text, peer.added)} />
      </p>
      {peer.dropped.length > 0 && (
        <p class="meta dropped" title={peer.dropped.join('\n')}>
          比上位少：
          {peer.dropped.map((words, index) => (
            <del key={index}>{words}</del>
          ))}
        </p>
      )}
      <p class="meta">
        {peer.agencies.length > 0 ? `责任 ${peer.agencies.join('、')}` : '无责任单位'}
        {peer.targets.length > 0 && `　指标 ${peer.targets.join('，')}`}
      </p>
    </TakenCard>
  );
}
