import type { Draft, DraftContent } from '../../../../graph-schema/draft.ts';

/** Everything of a draft but its blocks. */
export type Facts = Omit<DraftContent, 'blocks'>;

/** A record without some of its names. */
export function without<T extends object, K extends keyof T>(record: T, ...names: K[]): Omit<T, K> {
  const rest = { ...record };
  for (const name of names) Reflect.deleteProperty(rest, name);
  return rest;
}

/** The draft's content, without what the server adds. */
export function contentOf(draft: Draft): DraftContent {
  return without(draft, 'id', 'version', 'createdAt', 'updatedAt', 'updatedBy');
}

/** The content without its blocks. */
export function factsOf(content: DraftContent): Facts {
  return without(content, 'blocks');
}
