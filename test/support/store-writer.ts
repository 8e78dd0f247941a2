/** Writes pairs of nodes to the store in the directory named by its argument until it is killed; says when it is busy. */
import { SqliteStore } from '../../server/store/sqlite.ts';

const store = new SqliteStore(process.argv[2]!);
await store.init();
for (let i = 0; ; i++) {
  const [x, y] = [`x${i}`, `y${i}`];
  await store.apply({
    nodes: [x, y].map((id) => ({ id, label: 'Clause', props: { text: '文'.repeat(2000) } })),
    edges: [{ src: x, type: 'PART_OF', dst: y, props: {} }],
  });
  if (i === 50) process.stdout.write('busy\n');
  await new Promise(setImmediate);
}
