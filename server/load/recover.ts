import type { GraphStore } from '../../graph-schema/store.ts';
import { refreshLinkCounts } from './link-counts.ts';
import { dropOrphans } from './orphans.ts';
import { pendingDocuments } from './pending.ts';
import { relink } from './relink.ts';
import { staleMarks } from './stale.ts';
import { thisThread, type Workshop } from './workshop.ts';

/**
 * Finishes what a run left that was ended at any moment: documents that wait to be linked, bodies that nothing names any
 * more, counts of links. Afterwards the store is as if the run had not been disturbed.
 * @param onWork told before the long part, where there is one
 */
export async function recover(
  store: GraphStore,
  workshop: Workshop = thisThread,
  onWork: () => void = () => undefined,
): Promise<void> {
  if ((await pendingDocuments(store)).length > 0) {
    onWork();
    const shared = [...(await store.find('Agency')), ...(await store.find('Document', { held: false }))];
    await dropOrphans(
      store,
      shared.map(({ id }) => id),
    );
    await relink(store, workshop);
  }
  const stale = await staleMarks(store);
  await refreshLinkCounts(
    store,
    stale.map(({ document }) => document),
  );
}
