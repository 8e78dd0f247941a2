import { request } from '../../api.ts';
import { links } from '../../links.ts';
import { LevelBadge } from '../../parts/marks.tsx';
import { Failure, Loading } from '../../parts/states.tsx';
import { useLoad } from '../../state/load.ts';
import { useTitle } from '../../state/title.ts';

/** Shown where the address names no document: choose one. */
export function Pick() {
  const load = useLoad('documents:pick', (signal) => request('documents', { limit: 100 }, { signal }));
  useTitle('文件');
  if (load.error && !load.data) return <Failure error={load.error} retry={load.retry} />;
  if (!load.data) return <Loading />;
  return (
    <div class="message pick">
      <h1 class="message-title">选一份文件来读</h1>
      <ul>
        {load.data.documents.map((one) => (
          <li key={one.id}>
            <LevelBadge level={one.level} region={one.region} /> <a href={links.document(one.id)}>{one.title}</a>{' '}
            <span class="meta">{one.documentNumber}</span>
          </li>
        ))}
      </ul>
      {load.data.total > load.data.documents.length && <a href={links.corpus()}>在文库里找其余{load.data.total}份</a>}
      {load.data.total === 0 && (
        <p>
          文库还是空的。<a href={links.corpus()}>上传文件</a>
        </p>
      )}
    </div>
  );
}
