import { useState } from 'preact/hooks';
import type { Clip } from '../../graph-schema/draft.ts';
import { patchClip } from '../state/clips.ts';

interface ClipWordsProps {
  clip: Clip;
  folders: readonly string[];
  onDone: () => void;
}

/** Folder, tags and note of a clip. */
export function ClipWords({ clip, folders, onDone }: ClipWordsProps) {
  const [folder, setFolder] = useState(clip.folder);
  const [tags, setTags] = useState(clip.tags.join(' '));
  const [note, setNote] = useState(clip.note);
  const list = `folders-${clip.id}`;
  return (
    <form
      class="field-list clip-words"
      onSubmit={(event) => {
        event.preventDefault();
        const words = Array.from(new Set(tags.split(/[\s、，,]+/u).filter(Boolean))).slice(0, 20);
        void patchClip(clip.id, { folder: folder.trim(), tags: words, note: note.trim() }).then(onDone);
      }}
    >
      <label>
        <span>文件夹</span>
        <input list={list} maxLength={100} value={folder} onInput={(event) => setFolder(event.currentTarget.value)} />
      </label>
      <datalist id={list}>
        {folders.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <label>
        <span>标签</span>
        <input placeholder="用空格分开" value={tags} onInput={(event) => setTags(event.currentTarget.value)} />
      </label>
      <label>
        <span>备注</span>
        <input maxLength={2000} value={note} onInput={(event) => setNote(event.currentTarget.value)} />
      </label>
      <div class="btn-row">
        <button class="btn btn--small btn--primary" type="submit">
          存下
        </button>
        <button class="btn btn--small" type="button" onClick={onDone}>
          取消
        </button>
      </div>
    </form>
  );
}
