import type { ZhengmaiError } from '../../graph-schema/errors.ts';
import type { IngestedDocument } from '../../graph-schema/records.ts';
import { createLinker, type LinkResult } from '../../ingest/link/index.ts';
import { ingestFile } from '../../ingest/pipeline.ts';
import type { InputFile } from '../../ingest/types.ts';

/** What is in one file: its documents, and what could not be read inside an archive. */
export interface FileContent {
  documents: IngestedDocument[];
  problems: ZhengmaiError[];
}

/** Documents to be linked: whole ones, and the heads of all that are held. */
export interface LinkTask {
  fresh: readonly IngestedDocument[];
  /** Held documents that are related to fresh ones. */
  related: readonly IngestedDocument[];
  heads: readonly Pick<IngestedDocument, 'document' | 'citations'>[];
}

/** One of several shares of a task: the fresh documents whose place leaves this rest. */
export interface LinkShare extends LinkTask {
  share: number;
  shares: number;
}

/** Where the work that needs no store is done: in this thread, or in several others. */
export interface Workshop {
  /** Files that are read at the same time. */
  readonly size: number;
  /** Throws what `ingestFile` throws. */
  read(file: InputFile): Promise<FileContent>;
  link(task: LinkTask): Promise<LinkResult>;
}

/** The work done here, one after the other. */
export const thisThread: Workshop = {
  size: 1,
  read: async (file) => {
    const problems: ZhengmaiError[] = [];
    return { documents: await ingestFile(file, (problem) => problems.push(problem)), problems };
  },
  link: (task) => Promise.resolve(linkShare({ ...task, share: 0, shares: 1 })),
};

/** Links one share of the fresh documents with all others. */
export function linkShare({ fresh, related, heads, share, shares }: LinkShare): LinkResult {
  const place = new Map(fresh.map(({ document }, at) => [document.id, at]));
  const loaded = new Map(related.map((document) => [document.document.id, document]));
  const held = { heads: () => heads, load: (id: string) => loaded.get(id)! };
  return createLinker().linkNew(fresh, held, (id) => place.get(id)! % shares === share);
}

/** The results of all shares as one. */
export function joinShares(results: readonly LinkResult[]): LinkResult {
  const [parents, links] = [results.flatMap((result) => result.parents), results.flatMap((result) => result.links)];
  return sorted({ parents, links });
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function sorted({ parents, links }: LinkResult): LinkResult {
  parents.sort((a, b) => order(a.from, b.from) || order(a.to, b.to));
  links.sort((a, b) => order(a.from.id, b.from.id) || order(a.to.id, b.to.id));
  return { parents, links };
}
