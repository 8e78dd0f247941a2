import { Neo4jError } from 'neo4j-driver';
import { ZhengmaiError } from '../../../graph-schema/errors.ts';

/** Server codes (by their beginning) and what they mean to the person who runs the program. */
const MEANINGS: [prefix: string, message: string][] = [
  ['Neo.ClientError.Security.Unauthorized', '用户名或密码不对。检查NEO4J_USER和NEO4J_PASSWORD'],
  ['Neo.ClientError.Security.CredentialsExpired', '初始密码须先更改。用cypher-shell改密码后再启动'],
  ['Neo.ClientError.Security.AuthenticationRateLimit', '密码错误次数过多，稍等再试'],
  ['Neo.ClientError.Security', '没有权限。给这个用户读写和建索引的权限'],
  ['Neo.ClientError.Database.DatabaseNotFound', '没有这个数据库。检查NEO4J_DATABASE'],
  ['Neo.ClientError.Cluster.NotALeader', '连到的是只读副本。NEO4J_URI改用neo4j://，由驱动找到主节点'],
  ['Neo.ClientError.General.ForbiddenOnReadOnlyDatabase', '数据库是只读的。改为可写，或换一个数据库'],
  ['Neo.ClientError.General.WriteOnReadOnlyAccessDatabase', '数据库是只读的。改为可写，或换一个数据库'],
  [
    'Neo.ClientError.Schema.ConstraintValidationFailed',
    '数据库里已有别的数据与唯一性约束冲突。换一个空的数据库，或清理标签Zhengmai的节点',
  ],
  [
    'Neo.DatabaseError.Schema.ConstraintCreationFailed',
    '数据库里已有别的数据与唯一性约束冲突。换一个空的数据库，或清理标签Zhengmai的节点',
  ],
  ['Neo.TransientError', '数据库正忙，稍后重试'],
  ['Neo.DatabaseError', '数据库内部出错，看服务器日志'],
  ['ServiceUnavailable', '暂时连不上数据库。检查服务器是否在运行、地址是否正确'],
  ['SessionExpired', '与数据库的连接断了，稍后重试'],
  ['N/A', '暂时连不上数据库。检查服务器是否在运行、地址是否正确'],
];

/** Turns what the driver throws into STORE_UNAVAILABLE with a Chinese message; other errors come back as they are. */
export function storeError(error: unknown, uri: string): unknown {
  if (error instanceof ZhengmaiError) return error;
  if (!(error instanceof Neo4jError) && !isNetworkError(error)) return error;
  const code = error instanceof Neo4jError ? error.code : 'ServiceUnavailable';
  const meaning = MEANINGS.find(([prefix]) => code.startsWith(prefix))?.[1];
  // a syntax or type error is a mistake of ours, not a state of the server
  if (!meaning) return error;
  return new ZhengmaiError('STORE_UNAVAILABLE', `Neo4j（${uri}）：${meaning}。`, { neo4jCode: code });
}

function isNetworkError(error: unknown): error is Error {
  return (
    error instanceof Error &&
    /ECONNREFUSED|ECONNRESET|ENOTFOUND|ETIMEDOUT|pool is closed|acquisition timed out/iu.test(error.message)
  );
}
