import type { DocumentRelation } from '../../graph-schema/api.ts';
import { BASIS_NAMES } from '../../graph-schema/names.ts';
import { request } from '../api.ts';
import type { Scope } from '../links.ts';
import { useLoad } from '../state/load.ts';
import { lastScope } from '../state/scope.ts';
import { LevelBadge } from './marks.tsx';
import { splitScope } from './scope-bar.tsx';
import { Message } from './states.tsx';

export interface ChooseProps {
  scope: Scope;
  /** What the view does with the documents: "逐项看谁落实了". */
  purpose: string;
  /** Address of this view with a scope. */
  href: (scope: Scope) => string;
}

/** Says that documents have to be chosen first, offers those that belong with the one that is, and the last choice. */
export function ChooseDocuments({ scope, purpose, href }: ChooseProps) {
  const last = lastScope.value;
  const isEmpty = scope.up === '' && scope.down.length === 0;
  return (
    <Message title="先选要比对的文件">
      <p>{scope.up ? '还没有选下位文件。' : purpose}在上面的“上位”“下位”里选。</p>
      {scope.up && <Related of={scope.up} direction="down" href={(id) => href({ up: scope.up, down: [id] })} />}
      {!scope.up && scope.down[0] && (
        <Related of={scope.down[0]} direction="up" href={(id) => href({ up: id, down: scope.down })} />
      )}
      {isEmpty && last.up && last.down.length > 0 && (
        <p>
          <a href={href(last)}>回到上次比对的文件</a>
        </p>
      )}
    </Message>
  );
}

/** Documents that are offered at most. */
const MOST = 12;

interface RelatedProps {
  of: string;
  direction: DocumentRelation['direction'];
  href: (id: string) => string;
}

/** Held documents that carry out this one, or that it carries out, with the reason. */
function Related({ of, direction, href }: RelatedProps) {
  const { id } = splitScope(of);
  const load = useLoad(`document:${id}`, (signal) => request('document', { document: id }, { signal }));
  const related = (load.data?.relations ?? []).filter((one) => one.direction === direction && one.other.held);
  if (!load.data) return null;
  const name = load.data.document.document;
  if (related.length === 0) {
    return <p>库中没有认出{direction === 'down' ? `落实${name}的` : `${name}所落实的`}文件，可以任选一份比对。</p>;
  }
  return (
    <>
      <p>{direction === 'down' ? `文库中引用或可推断落实${name}的有：` : `${name}引用或可推断落实的有：`}</p>
      <ul>
        {related.slice(0, MOST).map(({ other, basis, links }) => (
          <li key={other.id}>
            <LevelBadge level={other.level} region={other.region} /> <a href={href(other.id)}>{other.title}</a>{' '}
            <span class="meta">
              {other.documentNumber} {BASIS_NAMES[basis]}，{links}条联系
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
