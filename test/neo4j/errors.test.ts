import { Neo4jError, type Session } from 'neo4j-driver';
import { describe, expect, it } from 'vitest';
import { storeError } from '../../server/store/neo4j/errors.ts';
import { migrate } from '../../server/store/neo4j/migrate.ts';

const failure = (code: string): Neo4jError => new Neo4jError('refused', code, '50N42', 'general');

describe('what a Neo4j server refuses', () => {
  it.each([
    ['Neo.ClientError.Security.Unauthorized', '用户名或密码不对'],
    ['Neo.ClientError.Security.CredentialsExpired', '初始密码须先更改'],
    ['Neo.ClientError.Security.Forbidden', '没有权限'],
    ['Neo.ClientError.Database.DatabaseNotFound', '没有这个数据库'],
    ['Neo.ClientError.Cluster.NotALeader', '只读副本'],
    ['Neo.ClientError.General.ForbiddenOnReadOnlyDatabase', '数据库是只读的'],
    ['Neo.ClientError.General.WriteOnReadOnlyAccessDatabase', '数据库是只读的'],
    ['Neo.ClientError.Schema.ConstraintValidationFailed', '唯一性约束冲突'],
    ['Neo.DatabaseError.Schema.ConstraintCreationFailed', '唯一性约束冲突'],
    ['Neo.TransientError.General.DatabaseUnavailable', '稍后重试'],
    ['Neo.DatabaseError.General.UnknownError', '看服务器日志'],
    ['ServiceUnavailable', '连不上数据库'],
    ['SessionExpired', '连接断了'],
  ])('%s is told with a remedy', (code, words) => {
    expect(storeError(failure(code), 'neo4j://h')).toMatchObject({
      code: 'STORE_UNAVAILABLE',
      message: expect.stringContaining(words),
      detail: { neo4jCode: code },
    });
  });

  it('a mistake of the program stays one', () => {
    const mistake = failure('Neo.ClientError.Statement.SyntaxError');
    expect(storeError(mistake, 'neo4j://h')).toBe(mistake);
    const own = new TypeError('x');
    expect(storeError(own, 'neo4j://h')).toBe(own);
  });

  it.each(['4.4.29', '3.5.0'])('a server of version %s is too old', async (version) => {
    const session = { run: () => Promise.resolve({ records: [{ get: () => version }] }) } as unknown as Session;
    await expect(migrate(session)).rejects.toMatchObject({
      code: 'STORE_UNAVAILABLE',
      message: expect.stringContaining(`${version}太旧`),
    });
  });
});
