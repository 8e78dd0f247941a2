import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../ingest/data.ts';

/** The program's version, as its package says. */
export function packageVersion(): string {
  const { version } = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')) as { version: string };
  return version;
}
