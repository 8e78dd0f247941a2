import type { AgencyDuty } from '../../../graph-schema/api-graph.ts';
import {
  documentsOf,
  filterDuties,
  ROLE_NAMES,
  SORTS,
  yearsOf,
  type DutyFilter,
  type Role,
  type Sort,
} from './model.ts';

export interface DutyOptions extends DutyFilter {
  sort: Sort;
}

export interface ControlsProps {
  duties: readonly AgencyDuty[];
  shown: number;
  options: DutyOptions;
  onChange: (more: Partial<DutyOptions>) => void;
}

/** Narrows the duties by role, year and document, and orders them. */
export function DutyControls({ duties, shown, options, onChange }: ControlsProps) {
  if (duties.length === 0) return null;
  const { role, year, document, sort } = options;
  const count = (one: Role | null): number => filterDuties(duties, { ...options, role: one }).length;
  return (
    <div class="agency-controls no-print">
      <span class="segmented" role="group" aria-label="角色">
        {([null, 'lead', 'support'] as const).map((one) => (
          <button key={one} type="button" aria-pressed={one === role} onClick={() => onChange({ role: one })}>
            {one === null ? '全部' : ROLE_NAMES[one]} {count(one)}
          </button>
        ))}
      </span>
      <Choice
        label="年份"
        value={year}
        options={yearsOf(duties).map((one) => [one, one])}
        onChange={(next) => onChange({ year: next })}
      />
      <Choice
        label="文件"
        value={document}
        options={documentsOf(duties).map((one) => [one.id, `${one.document} ${one.title}`])}
        onChange={(next) => onChange({ document: next })}
      />
      <span class="segmented" role="group" aria-label="次序">
        {(Object.keys(SORTS) as Sort[]).map((one) => (
          <button key={one} type="button" aria-pressed={one === sort} onClick={() => onChange({ sort: one })}>
            {SORTS[one]}
          </button>
        ))}
      </span>
      <span class="meta push" role="status">
        {shown}条
      </span>
    </div>
  );
}

interface ChoiceProps {
  label: string;
  value: string | null;
  options: [string, string][];
  onChange: (value: string | null) => void;
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  return (
    <select
      class="select"
      aria-label={label}
      value={value ?? ''}
      onChange={(event) => onChange(event.currentTarget.value || null)}
    >
      <option value="">全部{label}</option>
      {options.map(([id, name]) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}
