import type { AppDependencies } from '../contract.ts';
import { checkRoutes } from './check.ts';
import { compareRoutes } from './compare.ts';
import { corpusRoutes } from './corpus.ts';
import { documentRoutes } from './documents.ts';
import { clipRoutes } from './draft-clips.ts';
import { draftHelpRoutes, draftWorkRoutes } from './draft-work.ts';
import { draftRoutes } from './drafts.ts';
import { exportRoutes } from './export.ts';
import { graphRoutes } from './graph.ts';
import { healthRoutes } from './health.ts';
import { libraryRoutes } from './library.ts';
import { lineageRoutes } from './lineage.ts';
import { meRoutes } from './me.ts';
import { referenceRoutes } from './references.ts';
import { reviewRoutes } from './reviews.ts';
import type { Route } from './route.ts';
import { searchRoutes } from './search.ts';

/** The route table: all that is served under /api/v1. */
export function routeTable(deps: AppDependencies): Route[] {
  return [
    ...healthRoutes(deps),
    ...meRoutes(),
    ...searchRoutes(deps),
    ...documentRoutes(deps),
    ...referenceRoutes(deps),
    ...(deps.library ? libraryRoutes(deps.library, deps) : []),
    ...corpusRoutes(deps),
    ...lineageRoutes(deps),
    ...compareRoutes(deps),
    ...graphRoutes(deps),
    ...(deps.exporter ? exportRoutes(deps.exporter) : []),
    ...(deps.reviews ? reviewRoutes(deps.reviews) : []),
    ...(deps.drafts ? draftRoutes(deps.drafts) : []),
    ...(deps.draftWork ? [...draftWorkRoutes(deps.draftWork), ...draftHelpRoutes(deps.draftWork)] : []),
    ...(deps.checks ? checkRoutes(deps.checks) : []),
    ...(deps.clips ? clipRoutes(deps.clips) : []),
  ];
}
