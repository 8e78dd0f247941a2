import type { SearchIndex } from '../../graph-schema/search.ts';
import type { Queries } from '../contract.ts';

/** What the tools for assistants read. */
export interface McpSources {
  queries: Queries;
  index: SearchIndex;
  /** Address of the page, which the links that are given begin with. */
  base: string;
  version: string;
}
