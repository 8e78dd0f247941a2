import { quotation } from '../../graph-schema/cite.ts';
import { links } from '../links.ts';
import { clips } from '../state/clips.ts';
import { toast } from '../state/toasts.ts';
import { copyText } from './copy.ts';
import { Dialog } from './dialog.tsx';
import { gist } from './texts.ts';

/** Clauses set aside: read, copied all at once, or put back. */
export function ClipsDialog({ onClose }: { onClose: () => void }) {
  const all = clips.value;
  const clear = (): void => {
    clips.value = [];
    toast('已清空摘录', { label: '撤销', run: () => (clips.value = all) });
  };
  return (
    <Dialog
      title={`摘录 ${all.length}条`}
      onClose={onClose}
      actions={
        all.length > 0 && (
          <>
            <button
              class="btn btn--primary"
              type="button"
              onClick={() =>
                void copyText(all.map((clip) => quotation(clip)).join('\n\n'), `已复制${all.length}条引文`)
              }
            >
              复制全部引文
            </button>
            <button class="btn" type="button" onClick={clear}>
              清空
            </button>
          </>
        )
      }
    >
      {all.length === 0 ? (
        <p>
          还没有摘录。在检索结果或文件里选中一条，按 <kbd>S</kbd> 收到这里。
        </p>
      ) : (
        <ol class="clip-list">
          {all.map((clip) => (
            <li key={clip.id}>
              <p class="quote">{gist(clip.text, 160)}</p>
              <p class="meta">
                <a href={links.clause(clip.id)} onClick={onClose}>
                  {clip.number ?? clip.title} {clip.locator}
                </a>
                <button
                  class="btn btn--quiet btn--small push"
                  type="button"
                  aria-label={`去掉 ${clip.number ?? clip.title} ${clip.locator}`}
                  onClick={() => (clips.value = all.filter((one) => one.id !== clip.id))}
                >
                  去掉
                </button>
              </p>
            </li>
          ))}
        </ol>
      )}
    </Dialog>
  );
}
