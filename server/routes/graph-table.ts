import type { AppDependencies } from '../contract.ts';
import { compareRoutes } from './compare.ts';
import { corpusRoutes } from './corpus.ts';
import { documentRoutes } from './documents.ts';
import { exportRoutes } from './export.ts';
import { graphRoutes } from './graph.ts';
import { lineageRoutes } from './lineage.ts';
import { referenceRoutes } from './references.ts';
import type { Route } from './route.ts';

/** What is read from the store. */
export function graphTable(deps: Pick<AppDependencies, 'queries' | 'watch' | 'exporter'>): Route[] {
  return [
    ...documentRoutes(deps),
    ...referenceRoutes(deps),
    ...corpusRoutes(deps),
    ...lineageRoutes(deps),
    ...compareRoutes(deps),
    ...graphRoutes(deps),
    ...(deps.exporter ? exportRoutes(deps.exporter) : []),
  ];
}
