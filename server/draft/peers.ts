import { PEER_GROUPS, type PeerGroupKey, type PeersResponse } from '../../graph-schema/api-draft.ts';
import type { Peer } from '../../graph-schema/draft.ts';
import { documentIdOf } from '../../graph-schema/ids.ts';
import type { ClauseRecord, DocumentRecord, TargetRecord } from '../../graph-schema/records.ts';
import type { Searcher } from '../../graph-schema/search.ts';
import type { GraphStore } from '../../graph-schema/store.ts';
import { parentRegion, regionByCode, type Region } from '../../ingest/resolve/regions.ts';
import { compareWording } from '../../ingest/link/wording.ts';
import { groupBy } from '../../graph-schema/group.ts';
import { clauseOf, heldOf, isHeld, readTargets, type StoredClause } from '../load/read.ts';
import { requireClause } from '../queries/clause.ts';
import { refsOf } from '../queries/refs.ts';
import { compareText } from '../store/order.ts';
import { agencyMentions } from './agency-mentions.ts';
import { relativesOf, type Relative } from './relatives.ts';
import { localForms, numbersOf, replacementsIn } from './replacements.ts';
import { sourceOf } from './sources.ts';

/** For whom peers are looked up. */
export interface PeerSettings {
  region: Region;
  /** Documents that the drafter wants to look at first. */
  references: readonly string[];
  limit: number;
}

/** A clause that says the same elsewhere, before it is worded for the answer. */
interface Found extends Relative {
  stored: StoredClause;
  document: DocumentRecord;
}

/**
 * Peers (同类条款) of a parent item: all that carries it out or says the same by links, nearest first; where nothing
 * does, what the search finds in documents of the draft's level, marked as such. Throws CLAUSE_NOT_FOUND.
 */
export async function peersOfItem(
  store: GraphStore,
  index: Searcher,
  item: string,
  settings: PeerSettings,
): Promise<PeersResponse> {
  const stored = await requireClause(store, item);
  const linked = await resolved(store, (await relativesOf(store, [item])).get(item) ?? []);
  const found = linked.length > 0 ? linked : await searched(store, index, stored.clause.text, settings, item);
  return {
    item: (await refsOf(store, [stored])).get(item) ?? null,
    ...(await answer(store, found, settings, stored.clause)),
  };
}

/** What the search finds for a text, in documents of the draft's level. */
export async function peersOfText(
  store: GraphStore,
  index: Searcher,
  text: string,
  settings: PeerSettings,
): Promise<PeersResponse> {
  return { item: null, ...(await answer(store, await searched(store, index, text, settings), settings, null)) };
}

/** Roles of clauses that carry nothing out. */
const UNUSABLE: ReadonlySet<string> = new Set(['purpose', 'background', 'procedure']);

/** Relatives with their clauses and documents; what is gone is left out. */
async function resolved(store: GraphStore, relatives: readonly Relative[]): Promise<Found[]> {
  const clauses = new Map(
    (await store.nodes(relatives.map(({ id }) => id)))
      .filter((row) => row.label === 'Clause')
      .map((row) => [row.id, clauseOf(row)]),
  );
  const rows = await store.nodes([...new Set(relatives.map(({ id }) => documentIdOf(id)))]);
  const documents = new Map(rows.filter(isHeld).map((row) => [row.id, heldOf(row).record]));
  return relatives.flatMap((relative) => {
    const stored = clauses.get(relative.id);
    const document = documents.get(documentIdOf(relative.id));
    return stored && document && !UNUSABLE.has(stored.clause.role) ? [{ ...relative, stored, document }] : [];
  });
}

/** Characters of a text that are asked for: its beginning says what it is about. */
const LONGEST_QUERY = 120;
const MOST_FOUND = 20;

async function searched(
  store: GraphStore,
  index: Searcher,
  text: string,
  { region }: PeerSettings,
  item?: string,
): Promise<Found[]> {
  const words = plainWords(text);
  if (words === '') return [];
  const level = [region.level, `${region.level}-department`];
  const { hits } = await index.search(words, { limit: MOST_FOUND, filters: { level } });
  const own = item === undefined ? null : documentIdOf(item);
  const best = hits[0]?.score ?? 1;
  return resolved(
    store,
    hits
      .filter(({ id }) => documentIdOf(id) !== own)
      .map(({ id, score }): Relative => ({ id, relation: 'SEARCH', kind: 'search', score: score / best, firm: false })),
  );
}

/** A text as a query: without numbering, signs and what the query language would read as its own. */
function plainWords(text: string): string {
  const sentence = text.replace(/^(?:[（(]?[一二三四五六七八九十\d]+[）)、．.]|——)\s*/u, '');
  return sentence
    .slice(0, LONGEST_QUERY)
    .replace(/[^\p{Script=Han}\p{L}\p{N}]+/gu, ' ')
    .replace(/\b(?:OR|AND|NOT)\b/gu, ' ')
    .trim();
}

const GROUP_ORDER = Object.keys(PEER_GROUPS) as PeerGroupKey[];

async function answer(
  store: GraphStore,
  found: readonly Found[],
  settings: PeerSettings,
  item: ClauseRecord | null,
): Promise<Pick<PeersResponse, 'total' | 'groups'>> {
  const ranked = found.toSorted((a, b) => b.score - a.score || compareText(a.id, b.id));
  const shown = nearestFirst(ranked, settings).slice(0, settings.limit);
  const peers = await peerViews(store, shown, settings.region, item);
  const groups = groupBy(
    shown.map((one, i) => ({ key: groupOf(one, settings), peer: peers[i]! })),
    ({ key }) => key,
  );
  return {
    total: found.length,
    groups: GROUP_ORDER.filter((key) => groups.has(key)).map((key) => ({
      key,
      label: PEER_GROUPS[key],
      peers: groups.get(key)!.map(({ peer }) => peer),
    })),
  };
}

function nearestFirst(found: readonly Found[], settings: PeerSettings): Found[] {
  const rank = (one: Found): number => GROUP_ORDER.indexOf(groupOf(one, settings));
  const near = (one: Found): number => commonPlace(one.document.regionCode, settings.region.code);
  return found.toSorted((a, b) => rank(a) - rank(b) || near(b) - near(a));
}

/** How many levels of places two regions share, 0 to 2. */
function commonPlace(a: string | null, b: string): number {
  if (a?.slice(0, 2) !== b.slice(0, 2)) return 0;
  return a.slice(0, 4) === b.slice(0, 4) ? 2 : 1;
}

function groupOf({ relation, document }: Found, { region, references }: PeerSettings): PeerGroupKey {
  if (references.includes(document.id)) return 'references';
  if (relation === 'SEARCH') return 'found';
  if (document.regionCode === region.code) return 'own';
  const place = document.regionCode === null ? null : regionByCode(document.regionCode);
  if (place?.level !== region.level) return 'other';
  return parentRegion(place)?.code === parentRegion(region)?.code ? 'near' : 'same';
}

async function peerViews(
  store: GraphStore,
  found: readonly Found[],
  region: Region,
  item: ClauseRecord | null,
): Promise<Peer[]> {
  const targets = groupBy(
    await readTargets(
      store,
      found.map(({ id }) => id),
    ),
    ({ clauseId }) => clauseId,
  );
  const functions = found.flatMap(({ stored, document }) =>
    document.regionCode === null
      ? []
      : agencyMentions(stored.clause.text, document.regionCode).map(({ form }) => form.function),
  );
  const printed = await localForms(store, region, functions);
  return found.map((one) => peerView(one, targets.get(one.id) ?? [], { region, printed, item }));
}

function peerView(
  { stored, document, kind, score, relation }: Found,
  targets: readonly TargetRecord[],
  { region, printed, item }: { region: Region; printed: ReadonlyMap<string, string>; item: ClauseRecord | null },
): Peer {
  const { clause, duty } = stored;
  const source = sourceOf(stored, document);
  const wording = item === null ? null : compareWording(item, clause);
  const from = document.regionCode === null ? null : regionByCode(document.regionCode);
  const numbers = document.regionCode === region.code ? [] : numbersOf(source.text, targets);
  return {
    source,
    kind,
    score,
    relation,
    level: document.level,
    agencies: duty?.agencies ?? [],
    targets: targets.map(({ text }) => text),
    added: wording?.added.map(({ text }) => text) ?? [],
    dropped: wording?.dropped.map(({ text }) => text) ?? [],
    replacements: from === null ? [] : replacementsIn(source.text, from, region, { numbers, printed }),
  };
}
