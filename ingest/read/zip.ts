import { unzipSync } from 'fflate';
import { MAX_BYTES, tooLarge, unreadable } from './problems.ts';

/** Most files that one archive may hold. */
const MAX_FILES = 10_000;

/**
 * Unpacks a zip archive: path inside it → bytes. Directories and the files of operating systems are left out.
 * @param wanted which paths to unpack
 * @throws ZhengmaiError UNREADABLE_FILE where it is damaged or encrypted, TOO_LARGE where it would unpack to too much
 */
export function unpack(bytes: Uint8Array, name: string, wanted: (path: string) => boolean): Map<string, Uint8Array> {
  if (((bytes[6] ?? 0) & 1) === 1) throw unreadable(name, '压缩包有密码', '请去掉密码后再导入');
  let total = 0;
  let count = 0;
  let lies = false;
  const files = attempt(name, () =>
    unzipSync(bytes, {
      filter: ({ name: path, size, originalSize }) => {
        if (!wanted(path) || SYSTEM_FILE.test(path)) return false;
        total += originalSize;
        count += 1;
        // Deflate adds at most a few bytes, so a much larger packed size means that the stated one is false.
        lies ||= size > originalSize + 65_536;
        return !lies && total <= MAX_BYTES && count <= MAX_FILES;
      },
    }),
  );
  if (total > MAX_BYTES) throw tooLarge(name, '解压后的大小');
  if (count > MAX_FILES) throw tooLarge(name, '文件个数', `${MAX_FILES} 个`);
  if (lies) throw unreadable(name, '压缩包记录的大小与内容不符', '请重新打包后再导入');
  return new Map(Object.entries(files).map(([path, content]) => [fixName(path), content]));
}

function attempt(name: string, unzip: () => Record<string, Uint8Array>): Record<string, Uint8Array> {
  try {
    return unzip();
  } catch {
    throw unreadable(name, '文件已损坏或不完整', '请重新下载，或用原软件打开后另存');
  }
}

// "__MACOSX/a.txt", "x/.DS_Store", "folder/"; not "a.txt"
const SYSTEM_FILE = /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$|~\$)|\/$/iu;

/** Names that Windows wrote in GBK without saying so arrive as Latin-1: the reading with more Chinese in it is right. */
function fixName(path: string): string {
  if (!/[\x80-\xFF]/u.test(path) || /[^\0-\xFF]/u.test(path)) return path;
  const raw = Uint8Array.from(path, (char) => char.charCodeAt(0));
  const readings = ['utf-8', 'gb18030'].map((encoding) => new TextDecoder(encoding).decode(raw));
  return readings.reduce((best, next) => (chineseIn(next) > chineseIn(best) ? next : best));
}

function chineseIn(text: string): number {
  return text.replace(/[^\u4E00-\u9FFF]+/gu, '').length;
}
