import { useState } from 'preact/hooks';
import type { SearchResponse } from '../../../graph-schema/api.ts';
import { LEVELS } from '../../../graph-schema/terms.ts';
import { cleared, narrowings, toggle, type ListField, type SearchState } from './query.ts';
import { facetLabel } from './words.ts';

/** Facets with values: name in the answer, field of the address, heading. */
const VALUE_FACETS: [string, ListField, string][] = [
  ['level', 'level', '层级'],
  ['region', 'region', '地区'],
  ['year', 'year', '年份'],
  ['issuer', 'issuer', '发文机关'],
  ['agency', 'agency', '责任单位'],
  ['documentType', 'type', '文种'],
];

/** Facets of yes and no: name in the answer, word in the address, words for the user. */
const HAS_FACETS: [string, string, string, string][] = [
  ['hasTarget', 'target', '有指标', '无指标'],
  ['hasUp', 'up', '有上承', '无上承'],
  ['hasDown', 'down', '有下启', '无下启'],
];

const SHOWN = 6;

type Counts = Record<string, number>;

/** Values in the order users expect: levels from the top, years newest first, others by number of hits. */
export function orderValues(facet: string, counts: Counts, chosen: readonly string[]): [string, number][] {
  const all = new Map(Object.entries(counts));
  for (const value of chosen) if (!all.has(value)) all.set(value, 0);
  const rows = Array.from(all);
  if (facet === 'level') {
    const rank = (value: string): number => (LEVELS as readonly string[]).indexOf(value);
    return rows.sort(([a], [b]) => rank(a) - rank(b));
  }
  if (facet === 'year') return rows.sort(([a], [b]) => b.localeCompare(a));
  return rows.sort(([a, n], [b, m]) => m - n || a.localeCompare(b, 'zh'));
}

interface FacetsProps {
  state: SearchState;
  facets: SearchResponse['facets'];
  onChange: (next: SearchState) => void;
}

interface ValueFacetProps {
  title: string;
  rows: [string, number][];
  chosen: readonly string[];
  label: (value: string) => string;
  onToggle: (value: string) => void;
}

function ValueFacet({ title, rows, chosen, label, onToggle }: ValueFacetProps) {
  const [all, setAll] = useState(false);
  if (rows.length === 0) return null;
  const shown =
    all || rows.length === SHOWN + 1 ? rows : rows.filter(([value], index) => index < SHOWN || chosen.includes(value));
  return (
    <fieldset class="facet">
      <legend>{title}</legend>
      <ul>
        {shown.map(([value, count]) => (
          <li key={value}>
            <label class="check" title={label(value)}>
              <input type="checkbox" checked={chosen.includes(value)} onChange={() => onToggle(value)} />
              <span class="facet-name">{label(value)}</span>
              <span class="count">{count}</span>
            </label>
          </li>
        ))}
      </ul>
      {rows.length > shown.length && (
        <button class="btn btn--quiet btn--small" type="button" onClick={() => setAll(true)}>
          还有{rows.length - shown.length}个
        </button>
      )}
    </fieldset>
  );
}

/** Narrowing by facets; counts are of the present result, zero stays where it is chosen. */
export function Facets({ state, facets, onChange }: FacetsProps) {
  const count = (facet: string, value: boolean): number => facets[facet]?.[String(value)] ?? 0;
  return (
    <>
      {narrowings(state) > 0 && (
        <button class="btn btn--small facet-clear" type="button" onClick={() => onChange(cleared(state))}>
          清除筛选 {narrowings(state)}
        </button>
      )}
      {VALUE_FACETS.map(([facet, field, title]) => (
        <ValueFacet
          key={facet}
          title={title}
          rows={orderValues(facet, facets[facet] ?? {}, state[field])}
          chosen={state[field]}
          label={(value) => facetLabel(facet, value)}
          onToggle={(value) => onChange(toggle(state, field, value))}
        />
      ))}
      <ValueFacet
        title="指标与联系"
        rows={HAS_FACETS.flatMap(([facet, word, yes, no]): [string, number][] =>
          facets[facet] || state.has.some((value) => value.endsWith(word))
            ? [
                [`${word}|${yes}`, count(facet, true)],
                [`no-${word}|${no}`, count(facet, false)],
              ]
            : [],
        )}
        chosen={HAS_FACETS.flatMap(([, word, yes, no]) => [
          ...(state.has.includes(word) ? [`${word}|${yes}`] : []),
          ...(state.has.includes(`no-${word}`) ? [`no-${word}|${no}`] : []),
        ])}
        label={(value) => value.split('|')[1] ?? value}
        onToggle={(value) => onChange(toggle(state, 'has', value.split('|')[0] ?? ''))}
      />
    </>
  );
}
