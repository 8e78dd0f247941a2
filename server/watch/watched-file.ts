import { readFile, realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { MAX_BYTES, tooLarge } from '../../ingest/read/problems.ts';
import type { SourceFile } from '../contract.ts';
import { systemReason } from '../system-error.ts';

/** Name of a file below the folder, the same on every system: "子/a.txt". */
export function nameBelow(folder: string, path: string): string {
  return relative(folder, path).split(sep).join('/');
}

/**
 * Reads a file of a watched folder. Whoever may write there must not make the server read elsewhere, nor wait: links that
 * lead out of the folder, pipes and the like are refused before they are opened.
 * @returns undefined where the file has gone meanwhile
 * @throws Error with a sentence in Chinese that says why it is not read
 */
export async function readWatched(folder: string, path: string): Promise<SourceFile | undefined> {
  const name = nameBelow(folder, path);
  try {
    const [root, target] = [await realpath(folder), await realpath(path)];
    if (!target.startsWith(join(root, sep))) throw new Error(`${name}：链接指向看守的文件夹之外，没有读入`);
    const found = await stat(target);
    if (!found.isFile()) throw new Error(`${name}：不是普通文件，没有读入`);
    if (found.size > MAX_BYTES) throw tooLarge(name, '文件大小');
    return { name, bytes: await readFile(target) };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    const reason = systemReason(error);
    throw reason ? new Error(`${name}：读不了，${reason}`) : error;
  }
}
