import type { Searcher } from '../../graph-schema/search.ts';
import type { Checks, Queries } from '../contract.ts';

/** What the tools for assistants read. */
export interface McpSources {
  queries: Queries;
  index: Searcher;
  /** Absent: texts cannot be checked. */
  checks?: Checks | undefined;
  /** Address of the page, which the links that are given begin with. */
  base: string;
  version: string;
  /** Told of faults of the program, of which the caller learns nothing but that there was one. */
  onError?: ((error: unknown) => void) | undefined;
}
