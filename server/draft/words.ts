import { z } from 'zod';
import { loadData } from '../../ingest/data.ts';

const file = z.object({
  /** Sections of a plan whose parents have no outline. */
  sections: z.array(z.object({ level: z.number().int(), title: z.string() })),
  /** Kinds of document at the end of a title, longer ones before those that they end with. */
  subjectEndings: z.array(z.string()),
});

let loaded: z.infer<typeof file> | undefined;

/** Words that drafts are begun with. */
export function draftWords(): z.infer<typeof file> {
  return (loaded ??= loadData('draft-words', file));
}
