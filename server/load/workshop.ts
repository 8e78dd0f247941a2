import type { DocumentId } from '../../graph-schema/ids.ts';
import type { ZhengmaiError } from '../../graph-schema/errors.ts';
import type { IngestedDocument } from '../../graph-schema/records.ts';
import { documentsOf, joinResults, runJob, type LinkJob, type LinkResult } from '../../ingest/link/index.ts';
import type { LinkDocument } from '../../ingest/link/pairs.ts';
import { PreparedDocuments } from '../../ingest/link/prepared.ts';
import { ingestFile } from '../../ingest/pipeline.ts';
import type { InputFile } from '../../ingest/types.ts';

/** What is in one file: its documents, and what could not be read inside an archive. */
export interface FileContent {
  documents: IngestedDocument[];
  problems: ZhengmaiError[];
}

/** Documents to be compared, and how to get at them. */
export interface LinkTask {
  jobs: readonly LinkJob[];
  /** The same function as long as documents are the same: what it gave may be used again. */
  load: (id: DocumentId) => Promise<LinkDocument>;
}

/** Where the work that needs no store is done: in this thread, or in several others. */
export interface Workshop {
  /** Files that are opened before their turn, so that reading and storing go on side by side; 0 in one thread. */
  readonly ahead: number;
  /** Throws what `ingestFile` throws. */
  read(file: InputFile): Promise<FileContent>;
  link(task: LinkTask): Promise<LinkResult>;
}

/** The work done here, one after the other. */
export const thisThread: Workshop = {
  ahead: 0,
  read: async (file) => {
    const problems: ZhengmaiError[] = [];
    return { documents: await ingestFile(file, (problem) => problems.push(problem)), problems };
  },
  link: ({ jobs, load }) => runJobs(jobs, new PreparedDocuments(load)),
};

/** Compares the documents of some jobs. */
export async function runJobs(jobs: readonly LinkJob[], documents: PreparedDocuments): Promise<LinkResult> {
  const results: LinkResult[] = [];
  for (const job of jobs) {
    const ready = await documents.ready(documentsOf(job));
    results.push(runJob(job, (id) => ready.get(id)!));
  }
  return joinResults(results);
}
