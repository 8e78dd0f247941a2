import { workerData } from 'node:worker_threads';
import type { ZhengmaiError } from '../../graph-schema/errors.ts';
import type { IngestedDocument } from '../../graph-schema/records.ts';
import type { LinkJob, LinkResult } from '../../ingest/link/index.ts';
import type { LinkDocument } from '../../ingest/link/pairs.ts';
import { PreparedDocuments } from '../../ingest/link/prepared.ts';
import { ingestFile } from '../../ingest/pipeline.ts';
import type { InputFile } from '../../ingest/types.ts';
import { Mutex } from '../load/mutex.ts';
import { readForLinks } from '../load/read.ts';
import { runJobs } from '../load/workshop.ts';
import type { SqliteStore } from '../store/sqlite.ts';
import { faultOf } from './channel.ts';
import { standBehind } from './priority.ts';
import { parentChannel } from './start.ts';

/** What this thread is told when it starts. */
export interface ReaderData {
  /** Somebody waits for it, so that it does not stand behind others. */
  awaited: boolean;
}

if (!(workerData as ReaderData).awaited) standBehind('background');

/** Some jobs, with the documents that they need or the data directory where these are. */
export interface LinkShare {
  jobs: readonly LinkJob[];
  documents: readonly LinkDocument[] | { dir: string; round: number };
}

/** Megabytes of the database that it keeps: it reads each document once or twice. */
const CACHE_MB = 8;

/** Documents of one round of linking; afterwards they may be others. */
let reading: { round: number; documents: PreparedDocuments; store: SqliteStore } | undefined;

async function openReadOnly(dir: string): Promise<SqliteStore> {
  const { SqliteStore: Store } = await import('../store/sqlite.ts'); // threads that only read files need none
  const store = new Store(dir, { readOnly: true, cacheMb: CACHE_MB });
  await store.init();
  return store;
}

async function documentsIn(dir: string, round: number): Promise<PreparedDocuments> {
  if (reading?.round === round) return reading.documents;
  const store = reading?.store ?? (await openReadOnly(dir));
  reading = { round, store, documents: new PreparedDocuments((id) => readForLinks(store, id)) };
  return reading.documents;
}

/** One share after the other, so that the second finds what the first has read. */
const turns = new Mutex();

async function link({ jobs, documents }: LinkShare): Promise<LinkResult> {
  if ('dir' in documents) return runJobs(jobs, await documentsIn(documents.dir, documents.round));
  const byId = new Map(documents.map((document) => [document.document.id, document]));
  return runJobs(jobs, new PreparedDocuments((id) => Promise.resolve(byId.get(id)!)));
}

parentChannel({
  read: async (file: InputFile): Promise<{ documents: IngestedDocument[]; problems: unknown[] }> => {
    const problems: ZhengmaiError[] = [];
    const documents = await ingestFile(file, (problem) => problems.push(problem));
    return { documents, problems: problems.map(faultOf) };
  },
  link: (share: LinkShare) => turns.run(() => link(share)),
});
