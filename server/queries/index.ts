import type { GraphStore } from '../../graph-schema/store.ts';
import { agencies, agency } from './agencies.ts';
import { clausePair, clauseView } from './clause.ts';
import { documentLinks, documents, documentTree } from './documents.ts';
import { diagnostics } from './diagnostics.ts';
import { citedBy, counts, missing, overview, source } from './library.ts';
import { coverage, lineage } from './lineage.ts';
import { neighbourhood } from './neighbourhood.ts';
import { resolveScope } from './resolve-scope.ts';
import { correlationTable } from './table.ts';
import { compareTargets } from './targets.ts';

/** Everything that can be asked of a store; each answer has the type of its API response. */
export function createQueries(store: GraphStore) {
  return {
    counts: () => counts(store),
    documents: bind(store, documents),
    document: bind(store, documentTree),
    documentLinks: bind(store, documentLinks),
    source: bind(store, source),
    clause: bind(store, clauseView),
    pair: bind(store, clausePair),
    lineage: bind(store, lineage),
    coverage: bind(store, coverage),
    table: bind(store, correlationTable),
    targets: bind(store, compareTargets),
    agencies: bind(store, agencies),
    agency: bind(store, agency),
    neighbourhood: bind(store, neighbourhood),
    scopeNamed: bind(store, resolveScope),
    citedBy: bind(store, citedBy),
    overview: () => overview(store),
    diagnostics: bind(store, diagnostics),
    missing: bind(store, missing),
  };
}

function bind<Rest extends unknown[], Answer>(
  store: GraphStore,
  query: (store: GraphStore, ...rest: Rest) => Promise<Answer>,
): (...rest: Rest) => Promise<Answer> {
  return (...rest) => query(store, ...rest);
}
