import type { SearchHitView, SearchResponse } from '../../../graph-schema/api.ts';
import { links } from '../../links.ts';
import { LevelBadge } from '../../parts/marks.tsx';
import { visibleHits, type HitGroup } from './group.ts';
import { Hit } from './hit.tsx';
import { toAddress, type SearchState } from './query.ts';

export interface ResultsProps {
  state: SearchState;
  answer: SearchResponse;
  groups: readonly HitGroup[];
  opened: ReadonlySet<string>;
  selected: string;
  onSelect: (id: string) => void;
  onOpenGroup: (documentId: string) => void;
  onQuote: (hit: SearchHitView) => void;
  onLink: (hit: SearchHitView) => void;
}

function GroupHead({ group, state }: { group: HitGroup; state: SearchState }) {
  const { first } = group;
  const facts = [
    first.document === first.documentTitle ? '' : first.document,
    first.issuers.join('、'),
    first.date,
    first.documentType,
  ];
  const isNarrowed = state.document.includes(group.documentId);
  const toggled = isNarrowed ? [] : [group.documentId];
  return (
    <header>
      <h2>
        <LevelBadge level={first.level} region={first.region} />{' '}
        <a href={links.document(group.documentId)}>{first.documentTitle}</a>
      </h2>
      <span class="hit-count">
        {group.hits.length} 条
        <a class="no-print" href={links.search(toAddress({ ...state, document: toggled, sel: '' }))}>
          {isNarrowed ? '看全部文件' : '只看这份'}
        </a>
      </span>
      <p class="meta">
        {facts.filter(Boolean).map((fact, index) => (
          <span key={index}>
            {index > 0 && ' · '}
            <span class={fact && fact.length < 24 ? 'nowrap' : undefined}>{fact}</span>
          </span>
        ))}
      </p>
    </header>
  );
}

/** Hits by document, or flat by clause. */
export function Results(props: ResultsProps) {
  const { state, answer, groups, opened, selected } = props;
  const hit = (one: SearchHitView, showDocument: boolean) => (
    <Hit
      key={one.id}
      hit={one}
      selected={one.id === selected}
      showDocument={showDocument}
      onSelect={() => props.onSelect(one.id)}
      onQuote={() => props.onQuote(one)}
      onLink={() => props.onLink(one)}
    />
  );
  if (state.group === 'clause') return <ol class="hits-flat">{answer.hits.map((one) => hit(one, true))}</ol>;
  return (
    <>
      {groups.map((group) => {
        const shown = visibleHits(group, opened.has(group.documentId), selected);
        const hidden = group.hits.length - shown.length;
        return (
          <section key={group.documentId} class="result-doc" aria-label={group.first.documentTitle}>
            <GroupHead group={group} state={state} />
            <ol>{shown.map((one) => hit(one, false))}</ol>
            {hidden > 0 && (
              <button class="more-hits" type="button" onClick={() => props.onOpenGroup(group.documentId)}>
                这份文件还有 {hidden} 条
              </button>
            )}
          </section>
        );
      })}
    </>
  );
}
