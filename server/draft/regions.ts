import type { RegionsResponse } from '../../graph-schema/api-draft.ts';
import { ZhengmaiError } from '../../graph-schema/errors.ts';
import type { GraphStore } from '../../graph-schema/store.ts';
import {
  findRegion,
  findRegions,
  gazetteer,
  parentRegion,
  regionByCode,
  type Region,
} from '../../ingest/resolve/regions.ts';

/** The region that a code or a name means. Throws BAD_REQUEST where it is none or leaves a choice. */
export function requireRegion(written: string): Region {
  const region = regionByCode(written) ?? findRegion(written);
  if (region) return region;
  const several = findRegions(written);
  const choice = several.map((one) => `${pathOf(one)}${one.name}（${one.code}）`).join('、');
  throw new ZhengmaiError(
    'BAD_REQUEST',
    several.length > 0
      ? `叫“${written}”的地区有几个：${choice}。写区划代码，或连同上级写全。`
      : `没有地区“${written}”。写全称或区划代码，如 綦江区、500110。`,
    { field: 'region' },
  );
}

/** Names of the regions above, outermost first: "江苏省徐州市". */
export function pathOf(region: Region): string {
  const above = parentRegion(region);
  return above ? pathOf(above) + above.name : '';
}

/** Regions whose name contains the words, those with held documents first; all of the latter where nothing is asked. */
export async function regionViews(store: GraphStore, q: string, limit: number): Promise<RegionsResponse> {
  const counts = new Map<string, number>();
  for (const { props } of await store.find('Document', { held: true })) {
    const code = props['regionCode'];
    if (typeof code === 'string') counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  const words = q.trim();
  const known = [...gazetteer().byCode.values()].filter((region) => !region.former);
  const found = known
    .filter((region) => (words ? (pathOf(region) + region.name).includes(words) : counts.has(region.code)))
    .map((region) => ({ region, documents: counts.get(region.code) ?? 0, named: region.name.includes(words) }))
    .sort(
      (a, b) =>
        b.documents - a.documents ||
        Number(b.named) - Number(a.named) ||
        a.region.code.localeCompare(b.region.code, 'en'),
    );
  return {
    regions: found.slice(0, limit).map(({ region: one, documents }) => ({
      code: one.code,
      name: one.name,
      level: one.level,
      path: pathOf(one),
      documents,
    })),
  };
}
