import type { ZhengmaiError } from '../../graph-schema/errors.ts';
import type { IngestedDocument } from '../../graph-schema/records.ts';
import { linkShare, type LinkShare } from '../load/workshop.ts';
import { ingestFile } from '../../ingest/pipeline.ts';
import type { InputFile } from '../../ingest/types.ts';
import { faultOf } from './channel.ts';
import { standBehind } from './priority.ts';
import { parentChannel } from './start.ts';

standBehind('background');
parentChannel({
  read: async (file: InputFile): Promise<{ documents: IngestedDocument[]; problems: unknown[] }> => {
    const problems: ZhengmaiError[] = [];
    const documents = await ingestFile(file, (problem) => problems.push(problem));
    return { documents, problems: problems.map(faultOf) };
  },
  link: (share: LinkShare) => linkShare(share),
});
