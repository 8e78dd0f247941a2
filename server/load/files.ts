import { existsSync, readdirSync, statSync, type Dirent } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { compareText } from '../store/order.ts';
import { systemReason } from '../system-error.ts';

/** A file to read: its path, and its name below the folder that was given. */
export interface FoundFile {
  path: string;
  name: string;
}

/** A path where there is nothing to read, and why, in words for people. */
export interface MissingPath {
  path: string;
  message: string;
}

/** Files to read, paths where there is nothing, and folders that may not be opened. */
export interface FoundFiles {
  files: FoundFile[];
  missing: MissingPath[];
}

// matches ".git", "~$方案.docx", "README.md", "Thumbs.db"; not "方案.txt"
const NOT_A_DOCUMENT = /^(?:\.|~\$|README(?:\.|$)|Thumbs\.db$|desktop\.ini$)/iu;

/** False for hidden files, lock files of editors and READMEs; the path may be a folder's. */
export function isDocumentName(path: string): boolean {
  return !NOT_A_DOCUMENT.test(basename(path));
}

/**
 * The files that the paths name: files as they are, folders with all that is in them, in order of name. Hidden files,
 * lock files of editors and READMEs inside folders are left out; each file comes once.
 */
export function findFiles(paths: readonly string[]): FoundFiles {
  const files = new Map<string, FoundFile>();
  const missing: MissingPath[] = [];
  for (const path of paths) {
    if (!existsSync(path)) missing.push({ path, message: `找不到 ${path}。检查路径和文件名。` });
    else if (statSync(path).isDirectory()) {
      for (const file of filesBelow(path, missing)) files.set(file, { path: file, name: relative(path, file) });
    } else files.set(path, { path, name: basename(path) });
  }
  return { files: [...files.values()], missing };
}

function filesBelow(folder: string, missing: MissingPath[]): string[] {
  return entriesOf(folder, missing).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (!isDocumentName(path)) return [];
    if (entry.isDirectory()) return filesBelow(path, missing);
    return entry.isFile() || (entry.isSymbolicLink() && existsSync(path) && statSync(path).isFile()) ? [path] : [];
  });
}

/** What is in a folder, in order of name; one that may not be opened is noted, and the others are read all the same. */
function entriesOf(folder: string, missing: MissingPath[]): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => compareText(a.name, b.name));
  } catch (error) {
    const reason = systemReason(error);
    if (reason === undefined) throw error;
    missing.push({ path: folder, message: `读不了文件夹 ${folder}：${reason}。检查权限。` });
    return [];
  }
}
