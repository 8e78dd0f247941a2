import { Checker } from '../draft/check/checker.ts';
import { papersHere } from '../draft/papers.ts';
import type { GraphStore } from '../../graph-schema/store.ts';
import { openStore } from '../store/open.ts';
import { standBehind } from './priority.ts';
import { parentChannel } from './start.ts';
import type { CheckSettings } from './checks.ts';

type Method = (...args: unknown[]) => unknown;

let opened: Promise<{ store: GraphStore; checker: Checker }> | undefined;

async function open({ dir, env }: CheckSettings): Promise<{ store: GraphStore; checker: Checker }> {
  const store = await openStore(dir, env, { readOnly: true, tolerant: true, purpose: 'check' });
  return { store, checker: new Checker(store) };
}

standBehind('changes');
parentChannel({
  open: (settings: CheckSettings) => {
    opened = open(settings);
    return opened.then(() => undefined);
  },
  serve: async ({ name, args }: { name: string; args: unknown[] }) => {
    if (!opened) throw new TypeError('the checker is not open');
    const { checker } = await opened;
    const [service = '', method = ''] = name.split('.');
    const target = service === 'papers' ? papersHere : checker;
    return (target as unknown as Record<string, Method>)[method]!.apply(target, args);
  },
  close: async () => (await opened)?.store.close(),
});
