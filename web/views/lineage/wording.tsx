import type { LinkView } from '../../../graph-schema/api.ts';
import type { Wording } from '../../../graph-schema/api-table.ts';
import { request } from '../../api.ts';
import { useLoad } from '../../state/load.ts';

/** Longest pieces that are told in the panel. */
const MOST = 5;

function words(pieces: Wording['added']): string {
  const shown = pieces.slice(0, MOST).map(({ text }) => `“${text}”`);
  return shown.join('、') + (pieces.length > MOST ? ` 等${pieces.length}处` : '');
}

function strengthWords({ change, upper, lower }: Wording['strength'][number]): string {
  return `${change === 'weakened' ? '变弱' : '变强'} ${upper.word ?? '（直接要求）'} → ${lower.word ?? '（直接要求）'}`;
}

/** What the lower clause adds, leaves out, and binds less or more; nothing while it is on its way. */
export function WordingFacts({ link }: { link: LinkView }) {
  const { data } = useLoad(`pair:${link.from.id}|${link.to.id}`, (signal) =>
    request('pair', { from: link.from.id, to: link.to.id }, { signal }),
  );
  if (!data) return null;
  const { added, dropped, strength } = data.wording;
  return (
    <>
      {dropped.length > 0 && (
        <>
          <dt>未写</dt>
          <dd class="alarm">{words(dropped)}</dd>
        </>
      )}
      {added.length > 0 && (
        <>
          <dt>新增</dt>
          <dd>{words(added)}</dd>
        </>
      )}
      {strength.length > 0 && (
        <>
          <dt>措辞</dt>
          <dd>
            {strength.map((one, index) => (
              <div key={index}>{strengthWords(one)}</div>
            ))}
          </dd>
        </>
      )}
    </>
  );
}
