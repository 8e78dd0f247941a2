import type { DraftContent } from '../../../graph-schema/draft.ts';
import type { DocumentRecord, IngestedDocument } from '../../../graph-schema/records.ts';
import { commonGrams } from '../../../ingest/link/lexicon.ts';
import { linkBand, linkScore } from '../../../ingest/link/model.ts';
import { prepare, type Prepared } from '../../../ingest/link/pairs.ts';
import { compareParts } from '../../../ingest/link/signals.ts';
import { compareClauseTargets } from '../../../ingest/link/targets.ts';
import { findRegion, regionByCode, type Region } from '../../../ingest/resolve/regions.ts';
import type { CheckContext, LinkedClauses, Subject } from './types.ts';

/** Parents prepared for linking, kept as long as the parents themselves. */
const prepared = new WeakMap<IngestedDocument, Prepared>();

function preparedParent(parent: IngestedDocument): Prepared {
  const known = prepared.get(parent);
  if (known) return known;
  const made = prepare(parent);
  prepared.set(parent, made);
  return made;
}

/**
 * Links between the clauses of a text and those of its parents; nothing is stored. The same links as `linkPair` makes,
 * without their evidence and kind, which take longest and which no rule asks for.
 */
function linksOf(document: IngestedDocument, parents: readonly IngestedDocument[]): LinkedClauses[] {
  if (parents.length === 0) return [];
  const lower = prepare(document);
  return parents.flatMap((parent) => {
    const upper = preparedParent(parent);
    const common = commonGrams(lower.lexicon, upper.lexicon);
    const shares = lower.document.region !== upper.document.region;
    return [lower.body, lower.annexes].flatMap((from) =>
      [upper.body, upper.annexes].flatMap((to) =>
        compareParts(from, to, common).flatMap(({ from: i, to: j, signals }): LinkedClauses[] => {
          const [own, above] = [from[i]!, to[j]!];
          const score = linkScore(signals);
          const band = linkBand(score, own.role);
          if (band === null) return [];
          const [mine, theirs] = [lower.targets.get(own.clause.id), upper.targets.get(above.clause.id)];
          const targets = mine || theirs ? compareClauseTargets(mine ?? [], theirs ?? [], shares) : [];
          return [{ link: { score, band, targets }, lower: own.clause, upper: above.clause, parent }];
        }),
      ),
    );
  });
}

/** Region that a document is from, by its code, else by its name; null where neither tells. */
export function regionOf({ region, regionCode }: DocumentRecord): Region | null {
  return (regionCode ? regionByCode(regionCode) : null) ?? (region ? findRegion(region) : null);
}

/** Date against which dates are past: the text's own; the first year of its title where it has none; else today. */
function dateOf({ date, title }: DocumentRecord, today: string): string {
  const year = /(?:19|20)\d{2}(?=[年—–])/u.exec(title)?.[0]; // "行动计划（2023—2025年）" → 2023; not "第2023号"
  return wholeDate(date ?? (year !== undefined && year < today ? year : today));
}

/** Whole ISO date of one that may be only its beginning: "2023-04" → "2023-04-01". */
function wholeDate(date: string): string {
  return `${date}-01-01`.slice(0, 10);
}

/** Everything that the rules need of a text. */
export function subjectOf(document: IngestedDocument, draft: DraftContent | null, context: CheckContext): Subject {
  return {
    document,
    draft,
    region: context.region ?? regionOf(document.document),
    date: dateOf(document.document, context.today),
    clauses: new Map(document.clauses.map((clause) => [clause.id, clause])),
    duties: new Map(document.duties.map((duty) => [duty.clauseId, duty])),
    targets: new Map(document.targets.map((target) => [target.id, target])),
    links: linksOf(document, context.parents),
  };
}
