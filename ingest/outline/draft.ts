import type { Locator } from '../../graph-schema/locator.ts';
import type { ClauseForm } from '../../graph-schema/terms.ts';
import type { Node } from './reading.ts';

/** A clause while its lines are collected; `node` is null for 引言, 通知 and the head of an annex. */
export interface Draft {
  node: Node | null;
  locator: Locator;
  label: string;
  title: string | null;
  form: ClauseForm;
  lines: number[];
}
