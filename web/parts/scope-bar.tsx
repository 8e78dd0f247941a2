import type { ComponentChildren } from 'preact';
import type { DocumentSummary } from '../../graph-schema/api.ts';
import { documentIdOf } from '../../graph-schema/id-parts.ts';
import { request } from '../api.ts';
import type { Scope } from '../links.ts';
import { useLoad } from '../state/load.ts';
import { shortName } from './texts.ts';
import { LevelBadge } from './marks.tsx';

/** Which part of a document is compared; the words that the server knows. */
export const SCOPE_PARTS = { list: '任务清单', body: '正文', all: '全部条款' } as const;
export type ScopePart = keyof typeof SCOPE_PARTS;

/** "yufufa-2021-35/list" → id and part; null where the address names a clause, or nothing. */
export function splitScope(name: string): { id: string; part: string | null } {
  const id = documentIdOf(name);
  return { id, part: name.length > id.length ? name.slice(id.length + 1) : null };
}

/** All documents that can be compared, highest level first. */
export function useDocuments(): readonly DocumentSummary[] {
  const load = useLoad('documents:scope', (signal) => request('documents', { limit: 1000 }, { signal }));
  return load.data?.documents ?? [];
}

function optionName(document: DocumentSummary): string {
  return `${document.documentNumber ?? ''} ${document.title}`.trim();
}

interface PickerProps {
  label: string;
  value: string;
  documents: readonly DocumentSummary[];
  /** What cannot be chosen: documents that are chosen elsewhere. */
  not: readonly string[];
  onPick: (id: string) => void;
  /** What the field says while nothing is chosen. */
  empty?: string;
}

function DocumentPicker({ label, value, documents, not, onPick, empty = '选择文件' }: PickerProps) {
  const chosen = documents.find(({ id }) => id === value);
  return (
    <span class={`scope-doc${value ? '' : ' scope-doc--add'}`}>
      {chosen && <LevelBadge level={chosen.level} region={chosen.region} />}
      <select
        class="scope-select"
        aria-label={label}
        value={value}
        title={chosen?.title}
        onChange={(event) => onPick(event.currentTarget.value)}
      >
        <option value="">{empty}</option>
        {documents
          .filter(({ id }) => !not.includes(id))
          .map((document) => (
            <option key={document.id} value={document.id}>
              {optionName(document)}
            </option>
          ))}
      </select>
    </span>
  );
}

export interface ScopeBarProps {
  scope: Scope;
  onChange: (scope: Scope) => void;
  /** Several lower documents may be chosen. */
  many?: boolean;
  children?: ComponentChildren;
}

/** More lower documents than this are folded into a list. */
const MOST_PICKERS = 4;

interface ChosenProps {
  /** Ids stand for documents that are not known. */
  documents: readonly (DocumentSummary | string)[];
  onRemove: (index: number) => void;
}

/** Many lower documents: how many there are, and each with a way out. */
function ChosenList({ documents, onRemove }: ChosenProps) {
  return (
    <details class="scope-list">
      <summary class="scope-doc">{documents.length}份文件</summary>
      <ul>
        {documents.map((document, index) => (
          <li key={index}>
            {typeof document === 'string' ? (
              document
            ) : (
              <>
                <LevelBadge level={document.level} region={document.region} /> {optionName(document)}
              </>
            )}
            <button class="btn btn--quiet btn--small push" type="button" onClick={() => onRemove(index)}>
              去掉
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Upper and lower documents of a comparison, chosen here and carried by the address. */
export function ScopeBar({ scope, onChange, many = false, children }: ScopeBarProps) {
  const documents = useDocuments();
  const up = splitScope(scope.up);
  const chosen = many ? scope.down : scope.down.slice(0, 1);
  const downIds = chosen.map((name) => splitScope(name).id);
  const replace = (index: number, id: string): void => {
    const down = chosen.map((name, at) => (at === index ? id : name)).filter(Boolean);
    onChange({ ...scope, down });
  };
  const isLong = downIds.length > MOST_PICKERS;
  const down0 = documents.find(({ id }) => id === downIds[0]);
  return (
    <div class="scope-bar" role="group" aria-label="比对范围">
      <span class="scope-label">上位</span>
      <DocumentPicker
        label="上位文件"
        value={up.id}
        documents={documents}
        not={downIds}
        onPick={(id) => onChange({ ...scope, up: id })}
      />
      <span class="scope-arrow" aria-hidden="true">
        →
      </span>
      <span class="scope-label">下位</span>
      {isLong && (
        <ChosenList
          documents={downIds.map((id) => documents.find((one) => one.id === id) ?? id)}
          onRemove={(index) => replace(index, '')}
        />
      )}
      {(isLong ? [] : downIds).map((value, index) => (
        <DocumentPicker
          key={value}
          label={index === 0 ? '下位文件' : `下位文件${index + 1}`}
          value={value}
          documents={documents}
          not={[up.id, ...downIds.filter((id) => id !== value)]}
          onPick={(id) => replace(index, id)}
          {...(many ? { empty: '去掉这一份' } : {})}
        />
      ))}
      {(many || downIds.length === 0) && (
        <DocumentPicker
          key={`add ${downIds.length}`}
          label={downIds.length === 0 ? '下位文件' : '添加下位文件'}
          value=""
          documents={documents}
          not={[up.id, ...downIds]}
          onPick={(id) => onChange({ ...scope, down: [...chosen, id] })}
          {...(downIds.length === 0 ? {} : { empty: '＋ 添加' })}
        />
      )}
      {down0 && downIds.length === 1 && <span class="quiet">{shortName(down0)}</span>}
      <span class="push" />
      {children}
    </div>
  );
}
