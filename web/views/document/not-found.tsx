import { request, type ApiError } from '../../api.ts';
import { links } from '../../links.ts';
import { idWords, nearestDocuments } from '../../parts/nearest.ts';
import { Failure, Message } from '../../parts/states.tsx';
import { useLoad } from '../../state/load.ts';

/** The address names a document that is not held: says what it was and offers the nearest. */
export function DocumentNotFound({ id, error, retry }: { id: string; error: ApiError; retry: () => void }) {
  const isGone = error.status === 404 || error.code === 'BAD_REQUEST';
  const load = useLoad(isGone ? 'documents:all' : null, (signal) => request('documents', { limit: 500 }, { signal }));
  if (!isGone) return <Failure error={error} retry={retry} />;
  const words = idWords(id);
  const near = nearestDocuments(id, load.data?.documents ?? []);
  return (
    <Message
      whole
      title="这份文件不在文库里"
      actions={
        <>
          <a class="btn" href={links.corpus()}>
            去文库
          </a>
          <a class="btn" href={links.search()}>
            去检索
          </a>
        </>
      }
    >
      <p>
        链接指的是 <code>{id}</code>
        {words && `（${words}）`}，没有入库，或已删除。
      </p>
      {near.length > 0 && (
        <>
          <p>相近的文件：</p>
          <ul>
            {near.map((one) => (
              <li key={one.id}>
                <a href={links.document(one.id)}>{one.title}</a> <span class="meta">{one.documentNumber}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Message>
  );
}
