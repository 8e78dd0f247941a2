import { describe, expect, it } from 'vitest';
import { copyStore, type CopyProgress } from '../../server/load/copy.ts';
import { verifyStore } from '../../server/load/verify.ts';
import { MemoryStore } from '../../server/store/memory.ts';
import { corpusStore } from '../support/corpus.ts';

describe('copyStore', () => {
  it('gives a store with the same counts, digest, texts and files, also when it is run again', async () => {
    const from = await corpusStore();
    const to = new MemoryStore();
    const seen: CopyProgress[] = [];
    await copyStore(from, to, (progress) => seen.push(progress));
    await copyStore(from, to);
    const [here, there] = [await verifyStore(from), await verifyStore(to)];
    expect(there).toEqual({ ...here, problems: [] });
    const [document] = await to.find('Document', { held: true });
    const { sha256 } = document!.props['source'] as { sha256: string };
    expect(await to.blob(`original/${sha256}`)).toEqual(await from.blob(`original/${sha256}`));
    expect(seen.at(-1)).toMatchObject({ stage: 'files' });
    for (const { done, total } of seen) expect(done).toBeLessThanOrEqual(total);
  });

  it('refuses a target that holds other documents', async () => {
    const to = new MemoryStore();
    await to.apply({ nodes: [{ id: 'other-2020-1', label: 'Document', props: { held: true } }] });
    await expect(copyStore(await corpusStore(), to)).rejects.toMatchObject({ code: 'CONFLICT' });
  });
});
