import type { ClauseRole } from '../../graph-schema/terms.ts';
import type { OutlineClause } from '../types.ts';

/** What each clause does, in the order of `clauses`. */
export function assignRoles(clauses: readonly OutlineClause[]): ClauseRole[] {
  return clauses.map(() => 'measure');
}
