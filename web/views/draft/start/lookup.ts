import type { DocumentSummary } from '../../../../graph-schema/api.ts';
import type { Level } from '../../../../graph-schema/terms.ts';
import { request } from '../../../api.ts';
import { shortRegion } from '../../../parts/texts.ts';
import type { Option } from './pick-field.tsx';

const LIMIT = 12;

export interface ChosenRegion extends Option {
  path: string;
}

/** Regions by name or code. Those with documents in the corpus come first where nothing is typed. */
export async function findRegions(q: string, signal: AbortSignal): Promise<ChosenRegion[]> {
  const { regions } = await request('regions', { q, limit: LIMIT }, { signal });
  return regions.map(({ code, name, path, documents }) => ({
    id: code,
    label: name,
    path,
    note: [path, documents > 0 ? `已入库${documents}份` : ''].filter(Boolean).join('　'),
  }));
}

function optionOf({ id, title, documentNumber, date }: DocumentSummary): Option {
  return { id, label: documentNumber ? `${documentNumber}　${title}` : title, note: date?.slice(0, 4) ?? '' };
}

/** Highest first: a district writes under its city, the city under the state. */
const RANK: Record<Level, number> = {
  national: 3,
  ministry: 3,
  provincial: 4,
  'provincial-department': 3,
  prefecture: 3,
  'prefecture-department': 2,
  county: 0,
  'county-department': 0,
  township: 0,
};

async function documents(q: string, signal: AbortSignal): Promise<DocumentSummary[]> {
  return (await request('documents', { q, limit: q ? 30 : 200 }, { signal })).documents;
}

/** Documents that a region may write under: by number or title; where nothing is typed, those of the places above it. */
export async function findParents(q: string, region: ChosenRegion | null, signal: AbortSignal): Promise<Option[]> {
  const found = await documents(q, signal);
  const above = (one: DocumentSummary): number => {
    const near = region?.path && one.region && region.path.includes(shortRegion(one.region)) ? 2 : 0;
    return (one.level ? RANK[one.level] : 0) + near;
  };
  const ranked = found.map((one) => ({ one, score: above(one) })).filter(({ score }) => q !== '' || score > 0);
  ranked.sort((a, b) => b.score - a.score || (b.one.date ?? '').localeCompare(a.one.date ?? ''));
  return ranked.slice(0, LIMIT).map(({ one }) => optionOf(one));
}

/** Documents of the region itself. */
export async function findOwn(q: string, region: ChosenRegion | null, signal: AbortSignal): Promise<Option[]> {
  const name = region ? shortRegion(region.label) : '';
  const found = await documents(q || name, signal);
  return found
    .filter((one) => q !== '' || (name !== '' && one.region?.includes(name)))
    .slice(0, LIMIT)
    .map(optionOf);
}

/** Any documents. */
export async function findAny(q: string, signal: AbortSignal): Promise<Option[]> {
  return (await documents(q, signal)).slice(0, LIMIT).map(optionOf);
}
