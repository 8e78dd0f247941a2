import { stored } from './storage.ts';

/** Who works on this machine, as the server is told. */

/** Name that decisions and drafts are signed with; heard where the server runs on this machine. */
export const reviewer = stored<string>('reviewer', '');

/** Token that the operator gave for writing from another machine; the server takes the name from it. */
export const token = stored<string>('token', '');
