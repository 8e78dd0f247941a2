/** Reads everything below dropped folders; plain files come as they are. */

function readFile(entry: FileSystemFileEntry): Promise<File[]> {
  return new Promise((resolve) =>
    entry.file(
      (file) => resolve([file]),
      () => resolve([]),
    ),
  );
}

/** One part of a folder's entries; browsers give a hundred at a time. */
function readPart(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  return new Promise((resolve) => reader.readEntries(resolve, () => resolve([])));
}

async function readEntry(entry: FileSystemEntry): Promise<File[]> {
  if (entry.isFile) return readFile(entry as FileSystemFileEntry);
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const files: File[] = [];
  for (let part = await readPart(reader); part.length > 0; part = await readPart(reader)) {
    for (const inner of part) files.push(...(await readEntry(inner)));
  }
  return files;
}

/** Files of a drop, with those in folders. Hidden files are left out. */
export async function droppedFiles(transfer: DataTransfer): Promise<File[]> {
  const entries = Array.from(transfer.items).map((item) => item.webkitGetAsEntry());
  const known = entries.filter((entry): entry is FileSystemEntry => entry !== null);
  const files = known.length > 0 ? (await Promise.all(known.map(readEntry))).flat() : Array.from(transfer.files);
  return files.filter((file) => !file.name.startsWith('.'));
}
