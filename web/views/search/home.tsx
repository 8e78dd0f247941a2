import { request } from '../../api.ts';
import { links } from '../../links.ts';
import { LevelBadge } from '../../parts/marks.tsx';
import { Failure } from '../../parts/states.tsx';
import { SyntaxList } from '../../parts/syntax.tsx';
import { useLoad } from '../../state/load.ts';
import { lastDocument, lastScope } from '../../state/scope.ts';
import { recentSearches, savedSearches, type KeptSearch } from './history.ts';

const DOCUMENTS_SHOWN = 6;

function KeptList({ searches, onRemove }: { searches: readonly KeptSearch[]; onRemove: (search: KeptSearch) => void }) {
  return (
    <ul>
      {searches.map((search) => (
        <li key={search.href} class="kept-search">
          <a href={search.href}>{search.label}</a>
          <button
            class="text-button push"
            type="button"
            aria-label={`去掉 ${search.label}`}
            onClick={() => onRemove(search)}
          >
            去掉
          </button>
        </li>
      ))}
    </ul>
  );
}

function Documents() {
  const load = useLoad('documents:home', (signal) => request('documents', { limit: DOCUMENTS_SHOWN }, { signal }));
  if (load.error) return <Failure error={load.error} retry={load.retry} />;
  return (
    <ul>
      {load.data?.documents.map((one) => (
        <li key={one.id}>
          <LevelBadge level={one.level} region={one.region} /> <a href={links.document(one.id)}>{one.title}</a>
          {one.documentNumber && (
            <>
              <br />
              <span class="meta">{one.documentNumber}</span>
            </>
          )}
        </li>
      ))}
      {load.data && load.data.total > DOCUMENTS_SHOWN && (
        <li>
          <a href={links.corpus()}>全部{load.data.total}份</a>
        </li>
      )}
      {load.data?.total === 0 && (
        <li>
          文库还是空的。<a href={links.corpus()}>上传文件</a>
        </li>
      )}
    </ul>
  );
}

/** What stands under the field before anything is asked: how to ask, what was asked, what is there. */
export function Home() {
  const scope = lastScope.value;
  const drop = (list: typeof recentSearches) => (search: KeptSearch) => {
    list.value = list.value.filter((one) => one.href !== search.href);
  };
  return (
    <div class="home-columns">
      <section>
        <h2>检索式写法</h2>
        <SyntaxList />
      </section>
      <section>
        <h2>接着做</h2>
        <ul>
          {lastDocument.value && (
            <li>
              <a href={links.document(lastDocument.value)}>接着读上次的文件</a>
            </li>
          )}
          {scope.up && (
            <li>
              <a href={links.table(scope)}>上次的落实对照表</a>
            </li>
          )}
          {recentSearches.value.slice(0, 5).map((search) => (
            <li key={search.href}>
              <a href={search.href}>{search.label}</a> <span class="meta">最近检索</span>
            </li>
          ))}
        </ul>
        {!lastDocument.value && !scope.up && recentSearches.value.length === 0 && (
          <p class="meta home-hint">检索过、读过的会列在这里。</p>
        )}
      </section>
      <section>
        <h2>文库</h2>
        <Documents />
      </section>
      <section>
        <h2>常用</h2>
        {savedSearches.value.length === 0 ? (
          <p class="meta home-hint">检索后点“存为常用”，就收在这里。</p>
        ) : (
          <KeptList searches={savedSearches.value} onRemove={drop(savedSearches)} />
        )}
      </section>
    </div>
  );
}
