import { request, type ApiError } from '../../api.ts';
import { links } from '../../links.ts';
import { Failure, Message } from '../../parts/states.tsx';
import { useLoad } from '../../state/load.ts';

/** "yufufa-2021-35" → ["yufufa", "2021", "35"]; the parts that tell what an address meant. */
function idParts(id: string): { issuer: string; year: string; serial: string } | null {
  const match = /^([a-z]+)-(\d{4})-(\d+)/u.exec(id); // "yufufa-2021-35"; not "t-3f9a"
  return match ? { issuer: match[1] ?? '', year: match[2] ?? '', serial: match[3] ?? '' } : null;
}

/** How alike two document ids are: 0 for nothing in common. */
export function idLikeness(a: string, b: string): number {
  const one = idParts(a);
  const two = idParts(b);
  if (!one || !two) return a.slice(0, 4) === b.slice(0, 4) ? 1 : 0;
  let shared = 0;
  while (shared < one.issuer.length && one.issuer[shared] === two.issuer[shared]) shared++;
  return shared + (one.year === two.year ? 3 : 0) + (one.serial === two.serial ? 2 : 0);
}

const NEAREST = 3;

/** The address names a document that is not held: says what it was and offers the nearest. */
export function DocumentNotFound({ id, error, retry }: { id: string; error: ApiError; retry: () => void }) {
  const isGone = error.status === 404 || error.code === 'BAD_REQUEST';
  const load = useLoad(isGone ? 'documents:all' : null, (signal) => request('documents', { limit: 500 }, { signal }));
  if (!isGone) return <Failure error={error} retry={retry} />;
  const parts = idParts(id);
  const near = (load.data?.documents ?? [])
    .map((one) => ({ one, likeness: idLikeness(id, one.id) }))
    .filter(({ likeness }) => likeness > 0)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, NEAREST);
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
        {parts && `（${parts.year}年第${parts.serial}号）`}，没有入库，或已删除。
      </p>
      {near.length > 0 && (
        <>
          <p>相近的文件：</p>
          <ul>
            {near.map(({ one }) => (
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
