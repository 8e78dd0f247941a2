import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { ZhengmaiError } from '../graph-schema/errors.ts';
import { systemReason } from './system-error.ts';
import { TOKENIZERS } from './search/tokenize.ts';

type Environment = Record<string, string | undefined>;

/** Name of the file with settings in the folder where the program is started; ZHENGMAI_CONFIG names another. */
export const CONFIG_FILE = 'zhengmai.config.json';

const whole = (min: number, max: number) =>
  z.coerce
    .number({ error: `应为 ${min} 到 ${max} 之间的整数` })
    .int(`应为整数`)
    .min(min, `至少 ${min}`)
    .max(max, `至多 ${max}`);
const list = z.string().transform((text) => text.split(/[,，\s]+/u).filter((part) => part !== '')); // "a, b"; not ""

/** Every setting: its environment variable, what it is for, its value where nobody sets it, and whether it is a secret. */
const SETTINGS = {
  data: { env: 'ZHENGMAI_DATA', help: '数据目录', fallback: 'data', schema: z.string().min(1) },
  host: { env: 'HOST', help: '监听地址', fallback: '127.0.0.1', schema: z.string().min(1) },
  port: { env: 'PORT', help: '端口', fallback: '3000', schema: whole(0, 65_535) },
  hosts: { env: 'ZHENGMAI_HOSTS', help: '可用来访问的其他主机名，逗号分隔', fallback: '', schema: list },
  watch: { env: 'ZHENGMAI_WATCH', help: '看守的文件夹，新文件自动入库', fallback: '', schema: z.string() },
  tokenizer: {
    env: 'ZHENGMAI_TOKENIZER',
    help: '分词器',
    fallback: '',
    schema: z.enum(['', ...TOKENIZERS], `可用的有 ${TOKENIZERS.join('、')}`),
  },
  log: {
    env: 'ZHENGMAI_LOG',
    help: '日志的详细程度',
    fallback: 'info',
    schema: z.enum(['debug', 'info', 'warn', 'error', 'silent'], '可用的有 debug、info、warn、error、silent'),
  },
  writesPerMinute: {
    env: 'ZHENGMAI_WRITES_PER_MINUTE',
    help: '一个地址一分钟内最多修改几次',
    fallback: '120',
    schema: whole(1, 1_000_000),
  },
  readsPerMinute: {
    env: 'ZHENGMAI_READS_PER_MINUTE',
    help: '一个地址一分钟内最多请求几次，0 为不限',
    fallback: '0',
    schema: whole(0, 100_000_000),
  },
  tokens: {
    env: 'ZHENGMAI_TOKENS',
    help: '谁可以从其他机器修改：姓名:口令，逗号分隔',
    fallback: '',
    schema: z.string(),
    secret: true,
  },
  tokensFile: { env: 'ZHENGMAI_TOKENS_FILE', help: '口令文件，每行一个', fallback: '', schema: z.string() },
  tokensAlways: { env: 'ZHENGMAI_TOKENS_ALWAYS', help: '为 1 时本机也要口令', fallback: '', schema: z.string() },
  token: {
    env: 'ZHENGMAI_TOKEN',
    help: '自己的口令：ingest 把文件交给正在运行的服务时用',
    fallback: '',
    schema: z.string(),
    secret: true,
  },
  neo4jUri: { env: 'NEO4J_URI', help: 'Neo4j 地址；不设则用数据目录里的库', fallback: '', schema: z.string() },
  neo4jUser: { env: 'NEO4J_USER', help: 'Neo4j 用户', fallback: 'neo4j', schema: z.string() },
  neo4jPassword: { env: 'NEO4J_PASSWORD', help: 'Neo4j 密码', fallback: '', schema: z.string(), secret: true },
  neo4jDatabase: { env: 'NEO4J_DATABASE', help: 'Neo4j 数据库', fallback: '', schema: z.string() },
} as const;

export type SettingName = keyof typeof SETTINGS;
type Schema<Name extends SettingName> = (typeof SETTINGS)[Name]['schema'];
export type Settings = { [Name in SettingName]: z.output<Schema<Name>> };
/** Who set a setting. */
export type SettingSource = 'flag' | 'environment' | 'file' | 'default';

/** One setting as it is in force. */
export interface SettingView {
  name: SettingName;
  help: string;
  env: string;
  /** Secrets are masked. */
  value: string;
  source: SettingSource;
}

const NAMES = Object.keys(SETTINGS) as SettingName[];
const fileSchema = z.strictObject(
  Object.fromEntries(
    NAMES.map((name) => [name, z.union([z.string(), z.number(), z.array(z.string())]).optional()]),
  ) as Record<SettingName, z.ZodOptional<z.ZodUnion<[z.ZodString, z.ZodNumber, z.ZodArray<z.ZodString>]>>>,
);

/** What the settings file says, under the names of environment variables. */
export interface FileSettings {
  /** Absent where there is no such file. */
  path?: string;
  env: Environment;
}

/**
 * Reads the settings file: ZHENGMAI_CONFIG, else zhengmai.config.json in the current folder.
 * @throws ZhengmaiError BAD_REQUEST naming the file and the entry that is wrong
 */
export function readSettingsFile(env: Environment, folder = process.cwd()): FileSettings {
  const named = env['ZHENGMAI_CONFIG'];
  const path = named ? resolve(folder, named) : join(folder, CONFIG_FILE);
  if (!existsSync(path)) {
    if (named) throw new ZhengmaiError('BAD_REQUEST', `没有设置文件 ${path}（ZHENGMAI_CONFIG）。`, { path });
    return { env: {} };
  }
  const entries = parseFile(path);
  const values = NAMES.flatMap((name) => {
    const value = entries[name];
    return value === undefined ? [] : [[SETTINGS[name].env, Array.isArray(value) ? value.join(',') : String(value)]];
  });
  return { path, env: Object.fromEntries(values) as Environment };
}

/** Where a text stops being JSON: "不是合法的 JSON（第 3 行）". */
function notJson({ message }: Error, path: string): string {
  const at = /position (\d+)/u.exec(message)?.[1]; // "… in JSON at position 12"; not "Unexpected end of JSON input"
  const text = readFileSync(path, 'utf8');
  return `不是合法的 JSON（第 ${text.slice(0, at === undefined ? text.length : Number(at)).split('\n').length} 行）。`;
}

function parseFile(path: string): z.output<typeof fileSchema> {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new ZhengmaiError(
      'BAD_REQUEST',
      `设置文件 ${path} 读不了：${systemReason(error) ?? notJson(error as Error, path)}`,
      { path },
    );
  }
  const parsed = fileSchema.safeParse(json, { error: z.locales.zhCN().localeError });
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  const place = issue.path.length > 0 ? `“${issue.path.join('.')}”` : '';
  throw new ZhengmaiError(
    'BAD_REQUEST',
    `设置文件 ${path} ${place}有误：${issue.message}。可用的项见 zhengmai config。`,
    {
      path,
    },
  );
}

type Flags = Partial<Record<SettingName, string | undefined>>;

/** The settings in force: flags before environment before file before what holds where nobody says anything. */
export class SettingsInForce {
  readonly #flags: Flags;
  readonly #env: Environment;
  readonly #file: FileSettings;

  constructor(flags: Flags, env: Environment, file: FileSettings) {
    this.#flags = flags;
    this.#env = env;
    this.#file = file;
  }

  #find(name: SettingName): { text: string; source: SettingSource } {
    const { env, fallback } = SETTINGS[name];
    const flag = this.#flags[name];
    if (flag !== undefined) return { text: flag, source: 'flag' };
    const set = this.#env[env];
    if (set !== undefined && set !== '') return { text: set, source: 'environment' };
    const written = this.#file.env[env];
    if (written !== undefined) return { text: written, source: 'file' };
    return { text: fallback, source: 'default' };
  }

  /** A setting's value. Throws BAD_REQUEST naming the setting and where its value comes from. */
  get<Name extends SettingName>(name: Name): Settings[Name] {
    const { text, source } = this.#find(name);
    const parsed = SETTINGS[name].schema.safeParse(text);
    if (parsed.success) return parsed.data as Settings[Name];
    const reason = parsed.error.issues[0]!.message;
    throw new ZhengmaiError('BAD_REQUEST', `设置 ${this.#nameAt(name, source)} 不对：${text}。${reason}。`, {
      name,
      source,
    });
  }

  #nameAt(name: SettingName, source: SettingSource): string {
    if (source === 'flag') return `--${name}`;
    return source === 'file' ? `${name}（${this.#file.path ?? CONFIG_FILE}）` : SETTINGS[name].env;
  }

  /** All settings, for people: secrets masked. Throws BAD_REQUEST for the first that is wrong. */
  views(): SettingView[] {
    return NAMES.map((name) => {
      this.get(name);
      const { env, help } = SETTINGS[name];
      const { text, source } = this.#find(name);
      const secret = 'secret' in SETTINGS[name] && text !== '';
      return { name, help, env, value: secret ? '******' : text, source };
    });
  }
}
