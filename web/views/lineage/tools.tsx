import type { LineageResponse } from '../../../graph-schema/api.ts';
import { slugOf } from '../../../graph-schema/id-parts.ts';
import { LINK_KINDS, type LinkKind } from '../../../graph-schema/terms.ts';
import { request } from '../../api.ts';
import { links as addresses, type Scope } from '../../links.ts';
import { Kind } from '../../parts/marks.tsx';
import { SCOPE_PARTS, splitScope, type ScopePart } from '../../parts/scope-bar.tsx';
import { navigate } from '../../router.ts';
import { useLoad } from '../../state/load.ts';
import { REVIEW_FILTERS, type LineageFilter, type ReviewFilter } from './model.ts';

export interface ToolsProps {
  data: LineageResponse;
  part: ScopePart;
  scope: Scope;
  filter: LineageFilter;
  /** Links that the filter lets through. */
  links: LineageResponse['links'];
  set: (more: Record<string, string | null>) => void;
}

/** What is compared, how it stands, and what is shown. */
export function Tools({ data, part, scope, filter, links, set }: ToolsProps) {
  const toggle = (kind: LinkKind): void => {
    const next = filter.kinds.includes(kind) ? filter.kinds.filter((one) => one !== kind) : [...filter.kinds, kind];
    set({ kind: next.length === LINK_KINDS.length ? null : next.join(',') || 'none' });
  };
  return (
    <div class="lineage-tools">
      <div class="segmented" role="group" aria-label="比对什么">
        {(Object.keys(SCOPE_PARTS) as ScopePart[]).map((one) => (
          <a key={one} aria-current={one === part ? 'true' : undefined} href={addresses.lineage(scope, { view: one })}>
            {SCOPE_PARTS[one]}
          </a>
        ))}
      </div>
      <AnnexPicker scope={scope} part={part} />
      <Summary data={data} />
      <span class="push" />
      {LINK_KINDS.map((kind) => (
        <button
          key={kind}
          class="chip"
          type="button"
          aria-pressed={filter.kinds.includes(kind)}
          onClick={() => toggle(kind)}
        >
          <Kind kind={kind} /> {links.filter((link) => (link.review?.kind ?? link.kind) === kind).length}
        </button>
      ))}
      <label class="check">
        分值≥{filter.min > 0 ? filter.min.toFixed(2) : '0'}
        <input
          type="range"
          min="0"
          max="0.95"
          step="0.05"
          value={filter.min}
          onChange={(event) => set({ min: event.currentTarget.value === '0' ? null : event.currentTarget.value })}
        />
      </label>
      <label class="check">
        复核
        <select value={filter.review} onChange={(event) => set({ review: event.currentTarget.value })}>
          {(Object.keys(REVIEW_FILTERS) as ReviewFilter[]).map((one) => (
            <option key={one} value={one}>
              {REVIEW_FILTERS[one]}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

/** Which of several annexes of the upper document is meant. */
function AnnexPicker({ scope, part }: { scope: Scope; part: ScopePart }) {
  const { id, part: chosen } = splitScope(scope.up);
  const load = useLoad(`document:${id}`, (signal) => request('document', { document: id }, { signal }));
  const annexes = (load.data?.clauses ?? []).filter(({ form, parent }) => form === 'annex' && parent === null);
  if (annexes.length < 2 || part !== 'list') return null;
  return (
    <select
      aria-label="上位附件"
      value={chosen ?? ''}
      onChange={({ currentTarget: { value } }) =>
        navigate(addresses.lineage({ ...scope, up: value ? `${id}/${value}` : id }, { view: part }))
      }
    >
      <option value="">全部附件</option>
      {annexes.map((annex) => (
        <option key={annex.id} value={slugOf(annex.id)}>
          {annex.locator} {annex.title}
        </option>
      ))}
    </select>
  );
}

function Summary({ data: { rows, counts, additions } }: { data: LineageResponse }) {
  return (
    <p class="lineage-summary">
      {rows.length}条：落实<b>{counts.carried}</b>
      {counts['body-only'] > 0 && (
        <>
          ，仅正文写到<b>{counts['body-only']}</b>
        </>
      )}
      ，
      <span class="alarm">
        遗漏<b>{counts.omitted}</b>
      </span>
      {counts['not-applicable'] > 0 && `，不适用${counts['not-applicable']}`}
      {additions.length > 0 && `；下位无上位${additions.length}`}
    </p>
  );
}

/** What the marks mean. */
export function Legend() {
  return (
    <p class="lineage-legend">
      <span>
        <Kind kind="verbatim" /> 只换名称和数字
      </span>
      <span>
        <Kind kind="adapted" /> 看得出原句
      </span>
      <span>
        <Kind kind="thematic" /> 同一措施，另行表述
      </span>
      <span>
        <Kind kind="body" />
      </span>
      <span>
        <Kind kind="none" />
      </span>
      <span class="quiet">线宽 = 分值</span>
    </p>
  );
}
