import type { AppDependencies } from '../contract.ts';
import { checkRoutes } from './check.ts';
import { clipRoutes } from './draft-clips.ts';
import { draftHelpRoutes, draftWorkRoutes } from './draft-work.ts';
import { draftRoutes } from './drafts.ts';
import { graphTable } from './graph-table.ts';
import { healthRoutes } from './health.ts';
import { libraryRoutes } from './library.ts';
import { meRoutes } from './me.ts';
import { reviewRoutes } from './reviews.ts';
import type { Route } from './route.ts';
import { searchRoutes } from './search.ts';

/** The route table: all that is served under /api/v1. */
export function routeTable(deps: AppDependencies): Route[] {
  return [
    ...healthRoutes(deps),
    ...meRoutes(),
    ...searchRoutes(deps),
    ...graphTable(deps),
    ...(deps.library ? libraryRoutes(deps.library, deps) : []),
    ...(deps.reviews ? reviewRoutes(deps.reviews) : []),
    ...(deps.drafts ? draftRoutes(deps.drafts) : []),
    ...(deps.draftWork ? [...draftWorkRoutes(deps.draftWork), ...draftHelpRoutes(deps.draftWork)] : []),
    ...(deps.checks ? checkRoutes(deps.checks) : []),
    ...(deps.clips ? clipRoutes(deps.clips) : []),
  ];
}
