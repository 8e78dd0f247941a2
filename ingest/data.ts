import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { z } from 'zod';
import { ZhengmaiError } from '../graph-schema/errors.ts';

let root: string | undefined;

/** Folder of the package: the nearest one above this file that holds a package.json. The same from source and from dist/. */
export function packageRoot(): string {
  if (root) return root;
  for (let dir = import.meta.dirname; ; dir = dirname(dir)) {
    if (existsSync(join(dir, 'package.json'))) return (root = dir);
    if (dir === dirname(dir))
      throw new ZhengmaiError('INTERNAL', `找不到程序目录：${import.meta.dirname} 之上没有 package.json`);
  }
}

/**
 * Reads `ingest/data/NAME.json` and checks it. Callers keep what they get: nothing is cached here.
 * @param name file name without `.json`
 * @param schema what the file must be
 * @throws ZhengmaiError INTERNAL where the file is missing, is no JSON or does not fit the schema
 * @example const units = loadData('units', z.array(z.string()))
 */
export function loadData<T>(name: string, schema: z.ZodType<T>): T {
  const path = join(packageRoot(), 'ingest', 'data', `${name}.json`);
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new ZhengmaiError('INTERNAL', `数据文件无法读取：${path}（${String(error)}），请重新安装程序`, { path });
  }
  const checked = schema.safeParse(content);
  if (checked.success) return checked.data;
  const issue = checked.error.issues[0];
  const place = issue?.path.join('.') ?? '';
  throw new ZhengmaiError('INTERNAL', `数据文件格式不对：${path} ${place} ${issue?.message ?? ''}`, { path, place });
}
