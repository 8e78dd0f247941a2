import { useState } from 'preact/hooks';
import type { Clip } from '../../../../graph-schema/draft.ts';
import { request } from '../../../api.ts';
import { ClipWords } from '../../../parts/clip-words.tsx';
import { FilterField } from '../../../parts/filter-field.tsx';
import { Failure, Loading } from '../../../parts/states.tsx';
import { clipsChanged, patchClip, removeClip } from '../../../state/clips.ts';
import { useLoad } from '../../../state/load.ts';
import type { DraftSession } from '../session/session.ts';
import { TakenCard } from './card.tsx';

/** 条款库: clauses kept for later, by folder and tag. */
export function ClipsTab({ session }: { session: DraftSession }) {
  const [folder, setFolder] = useState('');
  const [tag, setTag] = useState('');
  const [q, setQ] = useState('');
  const load = useLoad(`clips:${clipsChanged.value}:${folder}:${tag}:${q}`, (signal) =>
    request('clips', { folder: folder || undefined, tag: tag || undefined, q }, { signal }),
  );
  const { folders = [], tags = [], clips = [] } = load.data ?? {};
  return (
    <>
      <div class="side-search">
        <select
          class="select"
          aria-label="文件夹"
          value={folder}
          onChange={(event) => setFolder(event.currentTarget.value)}
        >
          <option value="">全部文件夹</option>
          {folders
            .filter(({ name }) => name !== '')
            .map(({ name, clips: count }) => (
              <option key={name} value={name}>
                {name} {count}
              </option>
            ))}
        </select>
        <FilterField
          label="在条款库里找"
          placeholder="在条款库里找"
          maxLength={200}
          value={q}
          onChange={(words) => setQ(words.trim())}
        />
      </div>
      {tags.length > 0 && (
        <p class="tag-row" role="group" aria-label="标签">
          {tags.map(({ name, clips: count }) => (
            <button
              key={name}
              type="button"
              class="chip"
              aria-pressed={name === tag}
              onClick={() => setTag(name === tag ? '' : name)}
            >
              {name} {count}
            </button>
          ))}
        </p>
      )}
      {load.error && <Failure error={load.error} retry={load.retry} />}
      {!load.data && !load.error && <Loading label="读取条款库" rows={7} />}
      {load.data && clips.length === 0 && (
        <p class="side-empty">
          {folder || tag || q
            ? '没有符合的条款。'
            : '条款库是空的。检索、文件、脉络里选中一条，按 S 存进来；同类条款和搜索里也有“存入条款库”。'}
        </p>
      )}
      {clips.map((clip) => (
        <ClipCard
          key={clip.id}
          session={session}
          clip={clip}
          folders={folders.map(({ name }) => name).filter(Boolean)}
        />
      ))}
    </>
  );
}

function ClipCard({ session, clip, folders }: { session: DraftSession; clip: Clip; folders: readonly string[] }) {
  const [editing, setEditing] = useState(false);
  const item = session.activeItem.value;
  return (
    <TakenCard
      session={session}
      taken={{ source: clip.source, agencies: [], items: item ? [item] : [], replacements: null }}
      extra={
        <>
          <button
            class="btn btn--small btn--quiet"
            type="button"
            aria-expanded={editing}
            onClick={() => setEditing(!editing)}
          >
            整理
          </button>
          <button class="btn btn--small btn--quiet" type="button" onClick={() => void removeClip(clip)}>
            删除
          </button>
        </>
      }
    >
      <p class="quote">{clip.source.text}</p>
      {clip.stale && (
        <p class="alarm">
          来源文字已变或已删除，这里是存时的文字。
          <button class="text-button" type="button" onClick={() => void patchClip(clip.id, { refresh: true })}>
            换成现在的
          </button>
        </p>
      )}
      <p class="meta">{[clip.folder, ...clip.tags.map((tag) => `#${tag}`), clip.note].filter(Boolean).join('　')}</p>
      {editing && <ClipWords clip={clip} folders={folders} onDone={() => setEditing(false)} />}
    </TakenCard>
  );
}
