import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { compareText } from '../store/order.ts';

/** A file to read: its path, and its name below the folder that was given. */
export interface FoundFile {
  path: string;
  name: string;
}

/** Files to read, and paths where there is nothing. */
export interface FoundFiles {
  files: FoundFile[];
  missing: string[];
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
  const missing: string[] = [];
  for (const path of paths) {
    if (!existsSync(path)) missing.push(path);
    else if (statSync(path).isDirectory()) {
      for (const file of filesBelow(path)) files.set(file, { path: file, name: relative(path, file) });
    } else files.set(path, { path, name: basename(path) });
  }
  return { files: [...files.values()], missing };
}

function filesBelow(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => compareText(a.name, b.name));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (!isDocumentName(path)) return [];
    if (entry.isDirectory()) return filesBelow(path);
    return entry.isFile() || (entry.isSymbolicLink() && existsSync(path) && statSync(path).isFile()) ? [path] : [];
  });
}
