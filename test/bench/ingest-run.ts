import { readdirSync, readFileSync } from 'node:fs';
import type * as commandModule from '../../server/commands/ingest.ts';
import type * as filesModule from '../../server/load/files.ts';
import type * as indexBuilderModule from '../../server/load/index-builder.ts';
import type * as indexKeeperModule from '../../server/load/index-keeper.ts';
import type * as ingestModule from '../../server/load/ingest.ts';
import type * as workshopModule from '../../server/load/workshop.ts';
import type { Workshop } from '../../server/load/workshop.ts';
import type * as openModule from '../../server/search/open.ts';
import type * as tokenizeModule from '../../server/search/tokenize.ts';
import type * as sqliteModule from '../../server/store/sqlite.ts';
import type * as tuningModule from '../../server/tuning.ts';
import { built } from './built.ts';

/**
 * One measured run in a process of its own, over the built program as users have it: the threads start without a loader,
 * and nothing is warm. Usage: ingest-run.ts WAY DATA FILES…
 */
export type Way = 'jieba' | 'no-links' | 'no-links-threads' | 'one-thread' | 'command' | 'add';

/** What a run took. */
export interface RunFigures {
  /** Processor time of all threads. */
  seconds: number;
  /** Processor time of the thread that worked most: what remains of the time where there are cores enough; null off Linux. */
  busiest: number | null;
  clock: number;
  megabytes: number;
}

function cpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** Processor time of each thread that is alive, by its id. */
function threadSeconds(): Map<string, number> {
  const dir = '/proc/self/task';
  if (process.platform !== 'linux') return new Map();
  return new Map(
    readdirSync(dir).map((id) => {
      const fields = readFileSync(`${dir}/${id}/stat`, 'utf8').split(') ')[1]!.split(' ');
      return [id, (Number(fields[11]) + Number(fields[12])) / 100]; // user and system time, in hundredths of a second
    }),
  );
}

async function jieba(data: string): Promise<() => void> {
  const { SqliteStore } = await built<typeof sqliteModule>('server/store/sqlite');
  const { openTokenizer } = await built<typeof tokenizeModule>('server/search/tokenize');
  const store = new SqliteStore(data, { readOnly: true });
  await store.init();
  const keys = (await store.blobKeys()).filter((key) => key.startsWith('text/'));
  const texts: string[] = [];
  for (const key of keys) texts.push(new TextDecoder().decode(await store.blob(key)));
  return () => {
    const tokenizer = openTokenizer();
    for (const text of texts) tokenizer.words(text);
  };
}

/** The same workshop, but nothing is compared. */
const withoutLinks = (workshop: Workshop): Workshop => ({
  ahead: workshop.ahead,
  read: (file) => workshop.read(file),
  link: () => Promise.resolve({ parents: [], links: [] }),
});

async function here(data: string, paths: readonly string[], links: boolean): Promise<() => Promise<void>> {
  const { SqliteStore } = await built<typeof sqliteModule>('server/store/sqlite');
  const { ingestPaths } = await built<typeof ingestModule>('server/load/ingest');
  const { thisThread } = await built<typeof workshopModule>('server/load/workshop');
  const keeper = await built<typeof indexKeeperModule>('server/load/index-keeper');
  const { openSearchIndex } = await built<typeof openModule>('server/search/open');
  const { tuneForOneRun } = await built<typeof tuningModule>('server/tuning');
  const workshop = links ? thisThread : withoutLinks(thisThread);
  return async () => {
    tuneForOneRun(paths.length); // as the command does
    const store = new SqliteStore(data);
    await store.init();
    await ingestPaths(paths, store, { any: true, workshop });
    const index = openSearchIndex();
    await keeper.fillIndex(store, index);
    await keeper.saveIndex(store, index);
    await store.close();
  };
}

/** What the command does with many files, links left out. */
async function threads(data: string, paths: readonly string[]): Promise<() => Promise<void>> {
  const { SqliteStore } = await built<typeof sqliteModule>('server/store/sqlite');
  const { inWorkshop } = await built<typeof commandModule>('server/commands/ingest');
  const { findFiles } = await built<typeof filesModule>('server/load/files');
  const { IndexBuilder } = await built<typeof indexBuilderModule>('server/load/index-builder');
  const { ingestPaths } = await built<typeof ingestModule>('server/load/ingest');
  const { openIndexFor } = await built<typeof openModule>('server/search/open');
  return async () => {
    const store = new SqliteStore(data);
    await store.init();
    const files = findFiles(paths).files.length;
    const index = new IndexBuilder(store, { open: () => openIndexFor(store), files });
    await inWorkshop(files, data, (workshop) =>
      ingestPaths(paths, store, { any: true, workshop: withoutLinks(workshop), meanwhile: index }),
    );
    await index.finish();
    await store.close();
  };
}

async function command(data: string, paths: readonly string[]): Promise<() => Promise<void>> {
  const { ingestCommand } = await built<typeof commandModule>('server/commands/ingest');
  const context = { env: {}, out: () => Promise.resolve(), say: () => undefined, terminal: false };
  return async () => void (await ingestCommand(context, paths, { data, any: true }));
}

function prepared(way: Way, data: string, paths: readonly string[]): Promise<() => unknown> {
  if (way === 'jieba') return jieba(data);
  if (way === 'no-links-threads') return threads(data, paths);
  return way === 'command' || way === 'add' ? command(data, paths) : here(data, paths, way === 'one-thread');
}

async function run(way: Way, data: string, paths: readonly string[]): Promise<RunFigures> {
  const work = await prepared(way, data, paths);
  const [before, began] = [cpu(), performance.now()];
  const busy = new Map<string, number>();
  const look = (): void => {
    for (const [id, seconds] of threadSeconds()) busy.set(id, seconds);
  };
  const looking = setInterval(look, 250);
  await work();
  clearInterval(looking);
  look();
  return {
    seconds: cpu() - before,
    busiest: busy.size === 0 ? null : Math.max(...busy.values()),
    clock: (performance.now() - began) / 1000,
    megabytes: process.resourceUsage().maxRSS / 1024,
  };
}

const [way, data, ...paths] = process.argv.slice(2);
console.log(JSON.stringify(await run(way as Way, data!, paths)));
