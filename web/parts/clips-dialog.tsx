import { useState } from 'preact/hooks';
import { quotation } from '../../graph-schema/cite.ts';
import type { Clip } from '../../graph-schema/draft.ts';
import { links } from '../links.ts';
import { clips, removeClip, removeClips } from '../state/clips.ts';
import { ClipWords } from './clip-words.tsx';
import { copyText } from './copy.ts';
import { Dialog } from './dialog.tsx';
import { gist } from './texts.ts';

function nameOf({ source }: Clip): string {
  return `${source.number ?? source.title} ${source.locator}`;
}

/** 条款库: clauses set aside, read, put in order, copied all at once, or put back. */
export function ClipsDialog({ onClose }: { onClose: () => void }) {
  const [folder, setFolder] = useState<string | null>(null);
  const all = clips.value;
  const folders = Array.from(new Set(all.map((clip) => clip.folder))).filter(Boolean);
  const shown = folder === null ? all : all.filter((clip) => clip.folder === folder);
  return (
    <Dialog
      title={`条款库 ${all.length}条`}
      onClose={onClose}
      actions={
        shown.length > 0 && (
          <>
            <button
              class="btn btn--primary"
              type="button"
              onClick={() =>
                void copyText(shown.map(({ source }) => quotation(source)).join('\n\n'), `已复制${shown.length}条引文`)
              }
            >
              复制{folder === null ? '全部' : '这些'}引文
            </button>
            <button class="btn" type="button" onClick={() => void removeClips(shown)}>
              清空
            </button>
          </>
        )
      }
    >
      {folders.length > 0 && (
        <p class="tag-row" role="group" aria-label="文件夹">
          {folders.map((name) => (
            <button
              key={name}
              type="button"
              class="chip"
              aria-pressed={name === folder}
              onClick={() => setFolder(name === folder ? null : name)}
            >
              {name}
            </button>
          ))}
        </p>
      )}
      {all.length === 0 ? (
        <p>
          条款库是空的。在检索结果、文件或脉络里选中一条，按 <kbd>S</kbd> 存进来，起草时可以插入。
        </p>
      ) : (
        <ol class="clip-list">
          {shown.map((clip) => (
            <ClipLine key={clip.id} clip={clip} folders={folders} onClose={onClose} />
          ))}
        </ol>
      )}
    </Dialog>
  );
}

function ClipLine({ clip, folders, onClose }: { clip: Clip; folders: readonly string[]; onClose: () => void }) {
  const [editing, setEditing] = useState(false);
  const words = [clip.folder, ...clip.tags.map((tag) => `#${tag}`), clip.note].filter(Boolean).join('　');
  return (
    <li>
      <p class="quote">{gist(clip.source.text, 160)}</p>
      {clip.stale && <p class="alarm">来源文字已变或已删除，这里是存时的文字。</p>}
      {words && <p class="meta">{words}</p>}
      <p class="meta">
        <a href={links.clause(clip.source.clauseId)} onClick={onClose}>
          {nameOf(clip)}
        </a>
        <span class="push" />
        <button
          class="btn btn--quiet btn--small"
          type="button"
          aria-label={`整理 ${nameOf(clip)}`}
          aria-expanded={editing}
          onClick={() => setEditing(!editing)}
        >
          整理
        </button>
        <button
          class="btn btn--quiet btn--small"
          type="button"
          aria-label={`去掉 ${nameOf(clip)}`}
          onClick={() => void removeClip(clip)}
        >
          去掉
        </button>
      </p>
      {editing && <ClipWords clip={clip} folders={folders} onDone={() => setEditing(false)} />}
    </li>
  );
}
