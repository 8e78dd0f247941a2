import { createHash, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { ZhengmaiError } from '../../graph-schema/errors.ts';

/** Who may write besides those at this machine. */
export interface AccessSettings {
  /** Token → name, tokens only as hashes. */
  tokens: readonly { name: string; hash: Uint8Array }[];
  /** True where everybody needs a token, also at this machine. */
  always: boolean;
}

/** Nobody but those at this machine. */
export const LOCAL_ONLY: AccessSettings = { tokens: [], always: false };

/** A shorter token could be guessed. */
const SHORTEST_TOKEN = 16;

/**
 * Reads who may write from the environment: ZHENGMAI_TOKENS has pairs "name:token" separated by commas or lines,
 * ZHENGMAI_TOKENS_FILE names a file with a pair a line (# begins a remark); ZHENGMAI_TOKENS_ALWAYS=1 asks everybody.
 * @throws ZhengmaiError BAD_REQUEST for a pair that is none, a short token, the same token twice, a file that is missing
 */
export function accessSettings(env: Record<string, string | undefined>): AccessSettings {
  const file = env['ZHENGMAI_TOKENS_FILE'];
  const lines = [...(env['ZHENGMAI_TOKENS'] ?? '').split(/[,，\n]/u), ...(file ? readTokens(file) : [])];
  const tokens = lines
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map(parsePair);
  const always = ['1', 'true', 'yes'].includes(env['ZHENGMAI_TOKENS_ALWAYS'] ?? '');
  if (always && tokens.length === 0) {
    throw new ZhengmaiError(
      'BAD_REQUEST',
      'ZHENGMAI_TOKENS_ALWAYS 要求所有人用口令，但没有设置口令（ZHENGMAI_TOKENS）。',
    );
  }
  if (new Set(tokens.map(({ hash }) => hash.toString('hex'))).size < tokens.length) {
    throw new ZhengmaiError('BAD_REQUEST', 'ZHENGMAI_TOKENS 中有两个人用了同一口令。每人设一个不同的口令。');
  }
  return { tokens, always };
}

function readTokens(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch {
    throw new ZhengmaiError('BAD_REQUEST', `读不了口令文件 ${file}（ZHENGMAI_TOKENS_FILE）。检查路径和权限。`, {
      file,
    });
  }
}

/** Messages name the person and never the token. */
function parsePair(line: string, index: number): { name: string; hash: Buffer } {
  const cut = line.search(/[:：]/u);
  const name = line.slice(0, cut).trim();
  const token = line.slice(cut + 1).trim();
  if (cut < 1 || name === '' || name.length > 50) {
    throw new ZhengmaiError('BAD_REQUEST', `第 ${index + 1} 个口令写法不对。写成“姓名:口令”，多个用逗号或换行分开。`);
  }
  if (token.length < SHORTEST_TOKEN) {
    throw new ZhengmaiError('BAD_REQUEST', `${name}的口令太短，至少 ${SHORTEST_TOKEN} 个字符。`);
  }
  return { name, hash: hashOf(token) };
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** The name that a token stands for, or null. Takes the same time whatever the token and whoever it is. */
export function nameOfToken(token: string, { tokens }: AccessSettings): string | null {
  const given = hashOf(token);
  let found: string | null = null;
  for (const { name, hash } of tokens) if (timingSafeEqual(hash, given)) found = name;
  return found;
}

/** True for an address of this machine itself: "127.0.0.1", "::1", "::ffff:127.0.0.1". */
export function isLoopback(address: string | undefined): boolean {
  const plain = (address ?? '').replace(/^::ffff:/iu, '');
  return plain === '::1' || (isIP(plain) === 4 && plain.startsWith('127.'));
}
