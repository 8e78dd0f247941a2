import { join } from 'node:path';
import type { GraphStore } from '../../graph-schema/store.ts';
import { storeError } from '../store/driver.ts';
import { openStore } from '../store/open.ts';
import { DATABASE_FILE } from '../store/sqlite.ts';
import { dataDirectory, type CommandContext } from './context.ts';

/** Opens the store of a command, runs it, and closes the store however it ends. */
export async function withStore<Result>(
  context: CommandContext,
  options: { data?: string; readOnly?: boolean; tolerant?: boolean; purpose: string },
  run: (store: GraphStore, dir: string) => Promise<Result>,
): Promise<Result> {
  const dir = dataDirectory(context, options.data);
  const store = await openStore(dir, context.env, {
    readOnly: options.readOnly ?? false,
    tolerant: options.tolerant ?? false,
    purpose: options.purpose,
  });
  try {
    return await run(store, dir);
  } catch (error) {
    throw storeError(error, join(dir, DATABASE_FILE)); // damage may show in any statement
  } finally {
    await store.close();
  }
}
