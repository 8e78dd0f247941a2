import type { ShareSum } from '../../graph-schema/api-table.ts';
import type { TargetComparison, TargetRecord } from '../../graph-schema/records.ts';

/**
 * Adds up the shares of each upper target: what lower documents set that were compared as 分解, each once. Only amounts
 * in the upper target's own unit are added.
 */
export function shareSums(
  targets: readonly TargetRecord[],
  compared: readonly Pick<TargetComparison, 'from' | 'to' | 'verdict'>[],
): ShareSum[] {
  const byId = new Map(targets.map((target) => [target.id, target]));
  const parts = new Map<string, Set<string>>();
  for (const { from, to, verdict } of compared) {
    if (verdict !== 'share' || from === null || to === null) continue;
    parts.set(to, (parts.get(to) ?? new Set()).add(from));
  }
  return [...parts].flatMap(([to, ids]) => {
    const upper = byId.get(to);
    if (typeof upper?.value !== 'number') return [];
    const lower = [...ids].map((id) => byId.get(id)).filter((one) => one?.unit === upper.unit);
    const added = lower.flatMap((one) => (typeof one?.value === 'number' ? [{ id: one.id, value: one.value }] : []));
    if (added.length === 0) return [];
    const sum = added.reduce((total, { value }) => total + value, 0);
    return [{ to, total: upper.value, sum, unit: upper.unit, parts: added.map(({ id }) => id) }];
  });
}
