import type { DocumentSummary } from '../../../graph-schema/api.ts';
import { LEVEL_NAMES } from '../../../graph-schema/names.ts';
import { LEVELS } from '../../../graph-schema/terms.ts';
import { FilterField } from '../../parts/filter-field.tsx';
import type { CorpusFilter } from './filter.ts';

interface FilterBarProps {
  filter: CorpusFilter;
  documents: readonly DocumentSummary[];
  onChange: (next: CorpusFilter) => void;
}

interface ChoiceProps {
  label: string;
  value: string;
  options: readonly (readonly [string, string])[];
  onChange: (value: string) => void;
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  return (
    <select class="select" aria-label={label} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
      <option value="">{label}</option>
      {options.map(([option, name]) => (
        <option key={option} value={option}>
          {name}
        </option>
      ))}
    </select>
  );
}

function sorted(values: Iterable<string | null | undefined>, chosen: readonly string[]): [string, string][] {
  const all = new Set([...Array.from(values).filter(Boolean), ...chosen] as string[]);
  return Array.from(all)
    .sort((a, b) => a.localeCompare(b, 'zh'))
    .map((value) => [value, value]);
}

/** Narrows the table by words, level, region and year. */
export function FilterBar({ filter, documents, onChange }: FilterBarProps) {
  const one = (value: string): string[] => (value ? [value] : []);
  const years = sorted(
    documents.map((document) => document.date?.slice(0, 4)),
    filter.year,
  ).reverse();
  return (
    <form
      class="btn-row corpus-filter"
      role="search"
      aria-label="筛选文件"
      onSubmit={(event) => event.preventDefault()}
    >
      <FilterField
        label="按标题、文号、机关筛选"
        placeholder="标题、文号、机关"
        maxLength={200}
        value={filter.q}
        onChange={(q) => onChange({ ...filter, q })}
      />
      <Choice
        label="层级"
        value={filter.level[0] ?? ''}
        options={LEVELS.map((level) => [level, LEVEL_NAMES[level]] as const)}
        onChange={(value) => onChange({ ...filter, level: one(value) })}
      />
      <Choice
        label="地区"
        value={filter.region[0] ?? ''}
        options={sorted(
          documents.map((document) => document.region),
          filter.region,
        )}
        onChange={(value) => onChange({ ...filter, region: one(value) })}
      />
      <Choice
        label="年份"
        value={filter.year[0] ?? ''}
        options={years}
        onChange={(value) => onChange({ ...filter, year: one(value) })}
      />
    </form>
  );
}
