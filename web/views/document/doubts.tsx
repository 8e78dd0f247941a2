import type { DiagnosticRecord } from '../../../graph-schema/records.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { DIAGNOSTICS, isCleaning, isDoubt } from '../../../graph-schema/diagnostics.ts';

/** Diagnostics of one code. */
export interface DoubtGroup {
  code: DiagnosticRecord['code'];
  items: DiagnosticRecord[];
}

/** Diagnostics by code, doubts before cleaning. */
export function groupDoubts(diagnostics: readonly DiagnosticRecord[]): DoubtGroup[] {
  const groups = new Map<string, DoubtGroup>();
  for (const one of diagnostics) {
    const group = groups.get(one.code) ?? { code: one.code, items: [] };
    group.items.push(one);
    groups.set(one.code, group);
  }
  return Array.from(groups.values()).sort((a, b) => Number(isDoubt(b.items[0]!)) - Number(isDoubt(a.items[0]!)));
}

const LISTED = 12;

interface DoubtsDialogProps {
  diagnostics: readonly DiagnosticRecord[];
  /** Slug of a clause by its locator. */
  hrefOf: (locator: string) => string | undefined;
  onClose: () => void;
}

/** 校读提示: everything odd about a document. Only hints; the text stays as printed. */
export function DoubtsDialog({ diagnostics, hrefOf, onClose }: DoubtsDialogProps) {
  return (
    <Dialog title={`校读提示 ${diagnostics.length}处`} onClose={onClose}>
      <p class="meta">只作提示，不改原文。</p>
      {groupDoubts(diagnostics).map((group) => (
        <section key={group.code} class="doubt-group">
          <h3>
            {DIAGNOSTICS[group.code]} <span class="meta">{group.items.length}处</span>
          </h3>
          <ul>
            {(isCleaning(group) ? group.items.slice(0, 1) : group.items).slice(0, LISTED).map((one, index) => {
              const href = one.clause ? hrefOf(one.clause) : undefined;
              return (
                <li key={index}>
                  {href && (
                    <a class="clause-ref" href={href} onClick={onClose}>
                      {one.clause}
                    </a>
                  )}{' '}
                  {one.message}
                </li>
              );
            })}
            {!isCleaning(group) && group.items.length > LISTED && (
              <li class="meta">还有{group.items.length - LISTED}处</li>
            )}
          </ul>
        </section>
      ))}
    </Dialog>
  );
}
