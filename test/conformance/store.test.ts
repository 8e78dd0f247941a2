import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { MemoryStore } from '../../server/store/memory.ts';
import { SqliteStore } from '../../server/store/sqlite.ts';
import { storeConformance } from './store-suite.ts';

const root = mkdtempSync(join(tmpdir(), 'zhengmai-store-'));
afterAll(() => {
  rmSync(root, { recursive: true });
});

storeConformance({ name: 'memory', open: () => Promise.resolve(new MemoryStore()) });

let count = 0;
storeConformance({
  name: 'sqlite',
  open: async () => {
    const store = new SqliteStore(join(root, String(count++)));
    await store.init();
    return store;
  },
});
