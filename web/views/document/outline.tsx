import { useEffect, useRef } from 'preact/hooks';
import { links } from '../../links.ts';
import { drawer } from '../../state/shell.ts';
import type { OutlineEntry } from './outline-tree.ts';

interface OutlineProps {
  documentId: string;
  entries: readonly OutlineEntry[];
  currentId: string;
}

/** Table of contents with the number of links of each clause; follows the reading. */
export function Outline({ documentId, entries, currentId }: OutlineProps) {
  const list = useRef<HTMLElement>(null);
  useEffect(() => {
    const box = list.current;
    const at = box?.querySelector<HTMLElement>('[aria-current]');
    if (!box || !at) return;
    const top = at.offsetTop - box.offsetTop;
    if (top < box.scrollTop || top + at.offsetHeight > box.scrollTop + box.clientHeight) {
      box.scrollTop = top - box.clientHeight / 3;
    }
  }, [currentId]);
  return (
    <nav class="outline-list" aria-label="目录" ref={list}>
      {entries.map((entry) => (
        <a
          key={entry.id}
          class={`lv${entry.level}`}
          href={links.document(documentId, entry.slug)}
          aria-current={entry.id === currentId ? 'true' : undefined}
          title={entry.text}
          onClick={() => (drawer.value = null)}
        >
          <span>{entry.text}</span>
          {entry.items > 0 ? (
            <span class="n">{entry.items}项</span>
          ) : (
            entry.links > 0 && (
              <span class="n" title={`${entry.links}条联系`}>
                {entry.links}
              </span>
            )
          )}
        </a>
      ))}
    </nav>
  );
}
