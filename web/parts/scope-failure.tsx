import type { ApiError } from '../api.ts';
import type { Scope } from '../links.ts';
import { LevelBadge } from './marks.tsx';
import { idWords, nearestDocuments } from './nearest.ts';
import { splitScope, useDocuments } from './scope-bar.tsx';
import { Failure, Message } from './states.tsx';

interface ScopeFailureProps {
  error: ApiError;
  scope: Scope;
  retry: () => void;
  /** Address of the same view for another scope. */
  href: (scope: Scope) => string;
}

/** The scope with every part that names a document replaced by one that is held. */
function replaced({ up, down }: Scope, gone: string, by: string): Scope {
  const swap = (name: string): string => (splitScope(name).id === gone ? by : name);
  return { up: swap(up), down: down.map(swap) };
}

/** A comparison that failed: where documents or parts of them are gone, says what they were and offers the nearest. */
export function ScopeFailure({ error, scope, retry, href }: ScopeFailureProps) {
  const documents = useDocuments();
  if (error.status !== 404) return <Failure error={error} retry={retry} />;
  const names = [scope.up, ...scope.down];
  const gone = names.map((name) => splitScope(name).id).filter((id) => !documents.some((one) => one.id === id));
  const whole: Scope = { up: splitScope(scope.up).id, down: scope.down.map((name) => splitScope(name).id) };
  if (gone.length === 0 || documents.length === 0) {
    return (
      <Message
        title="文件里没有这一部分"
        actions={
          <a class="btn" href={href(whole)}>
            比对整份文件
          </a>
        }
      >
        <p>{error.message}</p>
      </Message>
    );
  }
  return (
    <Message title="要比对的文件不在文库里">
      {gone.map((id) => (
        <div key={id}>
          <p>
            链接指的是 <code>{id}</code>
            {idWords(id) && `（${idWords(id)}）`}，没有入库，或已删除。换成相近的文件：
          </p>
          <ul>
            {nearestDocuments(id, documents).map((one) => (
              <li key={one.id}>
                <LevelBadge level={one.level} region={one.region} />{' '}
                <a href={href(replaced(scope, id, one.id))}>{one.title}</a>{' '}
                <span class="meta">{one.documentNumber}</span>
              </li>
            ))}
          </ul>
        </div>
      ))}
      <p class="meta">也可在上面的“上位”“下位”里另选。</p>
    </Message>
  );
}
