// Starts a Neo4j server on this machine for development and tests. Needs Java 17 and, the first time, Maven.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
/** Pinned here and in pom.xml; the jars of each version have a folder of their own. */
export const NEO4J_VERSION = '5.26.22';
const jars = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'zhengmai', `neo4j-${NEO4J_VERSION}`);

const answers = (command, ...args) => spawnSync(command, args, { stdio: 'ignore' }).status === 0;

/** What is missing to run a server here, in words for the user; null where nothing is. */
export function missingForNeo4j() {
  if (!answers('java', '-version')) return '没有Java（需要17或更高版本）';
  const cached = existsSync(jars) && readdirSync(jars).length > 100;
  if (!cached && !answers('mvn', '-version')) return '没有Maven（第一次运行时用来取Neo4j服务器）';
  return null;
}

function fetchJars() {
  if (existsSync(jars) && readdirSync(jars).length > 100) return;
  mkdirSync(jars, { recursive: true });
  process.stderr.write(`取Neo4j ${NEO4J_VERSION}的程序包，约120 MB……\n`);
  const goal = ['-q', '-B', '-f', join(here, 'pom.xml'), 'dependency:copy-dependencies'];
  const run = spawnSync('mvn', [...goal, `-DoutputDirectory=${jars}`, '-DincludeScope=runtime'], {
    stdio: ['ignore', 2, 2],
  });
  if (run.status !== 0) throw new Error('Maven没有取到Neo4j服务器的程序包，见上面的信息。');
}

/** Runs a command of `neo4j-admin` on the stopped server in `home`; returns its exit code and what it printed. */
export function neo4jAdmin(args, { home, cwd }) {
  fetchJars();
  const conf = join(home, 'conf');
  mkdirSync(conf, { recursive: true });
  const { status, stdout, stderr } = spawnSync(
    'java',
    ['-Xmx512m', '-cp', `${jars}/*`, 'org.neo4j.cli.AdminTool', ...args],
    { cwd, encoding: 'utf8', env: { ...process.env, NEO4J_HOME: home, NEO4J_CONF: conf } },
  );
  return { status, output: stdout + stderr };
}

/**
 * Starts a server with its data below `home` on 127.0.0.1:`port`; resolves when Bolt answers.
 * A new home has user neo4j with the password neo4j, which must be changed before anything else.
 * The server ends when `stop` is called or this process ends.
 */
export async function startNeo4j({ home, port, memory = '512m' }) {
  fetchJars();
  mkdirSync(home, { recursive: true });
  const java = spawn(
    'java',
    [
      `-Xmx${memory}`,
      '-XX:+UseSerialGC',
      '-cp',
      `${jars}/*`,
      join(here, 'Neo4jServer.java'),
      home,
      String(port),
      'watch-stdin',
    ],
    { stdio: ['pipe', 'pipe', 'pipe'] },
  );
  let log = '';
  java.stderr.on('data', (chunk) => (log = (log + chunk).slice(-4000)));
  await new Promise((resolve, reject) => {
    java.once('exit', (code) => reject(new Error(`Neo4j服务器没有启动（${code}）：${log}`)));
    java.stdout.on('data', (chunk) => {
      if (String(chunk).includes('READY')) resolve(undefined);
    });
  });
  return {
    uri: `bolt://127.0.0.1:${port}`,
    pid: java.pid,
    stop: () =>
      new Promise((resolve) => {
        if (java.exitCode !== null) return resolve(undefined);
        java.once('exit', () => resolve(undefined));
        java.stdin.end();
      }),
    kill: () =>
      new Promise((resolve) => {
        java.once('exit', () => resolve(undefined));
        java.kill('SIGKILL');
      }),
  };
}
