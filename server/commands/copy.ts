import { ZhengmaiError } from '../../graph-schema/errors.ts';
import type { GraphStore } from '../../graph-schema/store.ts';
import { copyStore, type CopyProgress } from '../load/copy.ts';
import { fillIndex, saveIndex } from '../load/index-keeper.ts';
import { verifyStore } from '../load/verify.ts';
import { openIndexFor } from '../search/open.ts';
import { openStore } from '../store/open.ts';
import { dataDirectory, type CommandContext, type ExitCode } from './context.ts';

export interface CopyOptions {
  data?: string;
  to: 'neo4j' | 'sqlite';
  json?: boolean;
}

const STAGES: Record<CopyProgress['stage'], string> = { nodes: '节点', edges: '关系', files: '文件' };

/**
 * `zhengmai copy --to neo4j|sqlite`: copies the store of the data directory to Neo4j, or back, then checks both ends and
 * compares their digests. 1 where they differ.
 */
export async function copyCommand(context: CommandContext, { data, to, json = false }: CopyOptions): Promise<ExitCode> {
  const { env } = context;
  if (!env['NEO4J_URI']) {
    throw new ZhengmaiError('BAD_REQUEST', '没有设NEO4J_URI：复制的一端是它指的Neo4j数据库。');
  }
  const dir = dataDirectory(context, data);
  const local = { ...env, NEO4J_URI: undefined };
  const [source, target] = to === 'neo4j' ? [local, env] : [env, local];
  const from = await openStore(dir, source, { readOnly: to === 'neo4j', purpose: 'copy' });
  try {
    const into = await openStore(dir, target, { purpose: 'copy' });
    try {
      return await copyAndCompare(context, json, from, into);
    } finally {
      await into.close();
    }
  } finally {
    await from.close();
  }
}

async function copyAndCompare(
  context: CommandContext,
  json: boolean,
  from: GraphStore,
  into: GraphStore,
): Promise<ExitCode> {
  await copyStore(from, into, ({ stage, done, total }) => {
    context.say(`${STAGES[stage]} ${done}/${total}`);
  });
  const index = await openIndexFor(into, { tokenizer: context.env['ZHENGMAI_TOKENIZER'] });
  if (!(await fillIndex(into, index))) await saveIndex(into, index);
  const [here, there] = [await verifyStore(from), await verifyStore(into)];
  const same = here.digest === there.digest && JSON.stringify(here.counts) === JSON.stringify(there.counts);
  if (json) await context.out(`${JSON.stringify({ same, from: here, into: there })}\n`);
  for (const problem of [...here.problems, ...there.problems]) context.say(problem);
  context.say(same ? `两端一致，摘要 ${there.digest}` : `两端不一致：${here.digest} 与 ${there.digest}。再复制一次。`);
  return same && here.ok && there.ok ? 0 : 1;
}
