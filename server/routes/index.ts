import type { AppDependencies } from '../contract.ts';
import { documentRoutes, libraryRoutes } from './documents.ts';
import { healthRoutes } from './health.ts';
import { lineageRoutes } from './lineage.ts';
import type { Route } from './route.ts';
import { searchRoutes } from './search.ts';

/** The route table: all that is served under /api/v1. */
export function routeTable(deps: AppDependencies): Route[] {
  return [
    ...healthRoutes(deps),
    ...searchRoutes(deps),
    ...documentRoutes(deps),
    ...(deps.library ? libraryRoutes(deps.library) : []),
    ...lineageRoutes(deps),
  ];
}
