import { fillIndex, snapshotIndex, type IndexSnapshot } from '../load/index-keeper.ts';
import { openIndexFor } from '../search/open.ts';
import { openStore } from '../store/open.ts';
import { standBehind } from './priority.ts';
import { parentChannel } from './start.ts';

export interface SnapshotTask {
  dir: string;
  env: Record<string, string | undefined>;
}

standBehind('background');
parentChannel({
  snapshot: async ({ dir, env }: SnapshotTask): Promise<IndexSnapshot> => {
    const store = await openStore(dir, env, { readOnly: true, purpose: 'index' });
    try {
      const index = await openIndexFor(store, { tokenizer: env['ZHENGMAI_TOKENIZER'] });
      await fillIndex(store, index);
      return await snapshotIndex(store, index);
    } finally {
      await store.close();
    }
  },
});
