import { draftFile } from './files.ts';
import { blocksOfFile, pastedBlocks } from './paste.ts';

/** Reading and making files of drafts: takes a while and needs no store, so it may be done in another thread. */
export interface Papers {
  pastedBlocks: typeof pastedBlocks;
  blocksOfFile: typeof blocksOfFile;
  draftFile: typeof draftFile;
}

/** Done where it is asked for. */
export const papersHere: Papers = { pastedBlocks, blocksOfFile, draftFile };
