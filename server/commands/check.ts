import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Checked } from '../../graph-schema/api-check.ts';
import { FINDING_RULES, type Finding } from '../../graph-schema/draft.ts';
import { ZhengmaiError } from '../../graph-schema/errors.ts';
import type { CheckOptions } from '../contract.ts';
import { Checker } from '../draft/check/checker.ts';
import { findFiles } from '../load/files.ts';
import type { CommandContext, ExitCode } from './context.ts';
import { withStore } from './with-store.ts';

export interface CheckCommandOptions {
  data?: string;
  region?: string;
  parents?: string[];
  json?: boolean;
  all?: boolean;
  strict?: boolean;
}

type CheckedFile = Checked & { file: string };

/**
 * `zhengmai check`: checks finished texts against what is held; nothing is stored. 1 where some file could not be read,
 * and with --strict also where something must be mended.
 */
export async function checkCommand(
  context: CommandContext,
  paths: readonly string[],
  options: CheckCommandOptions,
): Promise<ExitCode> {
  return withStore<ExitCode>(context, { ...options, readOnly: true, purpose: 'check' }, async (store) => {
    const checker = new Checker(store);
    const { region, parents, all } = options;
    const request: CheckOptions = { region, parents, all };
    const checked: CheckedFile[] = [];
    const failed = await eachFile(paths, async (path) => {
      checked.push(...(await checker.file({ name: path, bytes: readFileSync(path) }, request)));
    });
    for (const error of failed) context.say(`没有校核：${error.message}`);
    await context.out(options.json ? `${JSON.stringify(checked)}\n` : checked.map(report).join('\n'));
    const must = checked.some(({ findings }) => findings.some(({ weight }) => weight === 'must'));
    return failed.length > 0 || (options.strict && must) ? 1 : 0;
  });
}

/** Runs over all files; those that cannot be read fail by themselves, wrong options end it. */
async function eachFile(paths: readonly string[], run: (path: string) => Promise<void>): Promise<Error[]> {
  const { files, missing } = findFiles(paths);
  const failed: Error[] = missing.map(({ message }) => new Error(message));
  for (const { path } of files) {
    try {
      await run(path);
    } catch (error) {
      if (!isAboutFile(error)) throw error;
      failed.push(error as Error);
    }
  }
  return failed;
}

const ABOUT_FILES: ReadonlySet<string> = new Set([
  'UNSUPPORTED_FILE',
  'UNREADABLE_FILE',
  'TOO_LARGE',
  'NOT_POLICY_TEXT',
]);

function isAboutFile(error: unknown): boolean {
  if (error instanceof ZhengmaiError) return ABOUT_FILES.has(error.code);
  return ['EACCES', 'EISDIR', 'ENOENT'].includes((error as NodeJS.ErrnoException).code ?? '');
}

const WEIGHTS: [Finding['weight'], string][] = [
  ['must', '应当改'],
  ['look', '请核对'],
  ['note', '供参考'],
];

/** Findings of one text by weight, each with its place, its reason and its repair. */
function report({ file, title, region, parents, findings }: CheckedFile): string {
  const against = parents.length
    ? parents
        .map(({ document, title }) => (document === title ? `《${title}》` : `《${title}》（${document}）`))
        .join('、')
    : '没有（用 --parents 写明）';
  const head = [
    `${basename(file)}《${title}》`,
    `本级：${region ?? '不明（用 --region 写明）'}`,
    `上位文件：${against}`,
  ];
  const parts = WEIGHTS.flatMap(([weight, name]) => {
    const found = findings.filter((finding) => finding.weight === weight);
    return found.length ? [`\n${name}（${found.length}）`, ...found.map(line)] : [];
  });
  return `${[...head, ...(parts.length ? parts : ['没有发现问题。'])].join('\n')}\n`;
}

function line({ place, rule, text, message, evidence, repair }: Finding): string {
  const words = text ? `“${text.replace(/\s+/gu, ' ')}”` : '';
  const details = [
    ...evidence.map(
      (one) => `    依据：${one.source}${one.text ? `：${one.text.replace(/\s+/gu, ' ').slice(0, 120)}` : ''}`,
    ),
    ...(repair ? [`    可${repair.label}`] : []),
  ];
  return [`  ${place || '全文'}  ${FINDING_RULES[rule]}${words}：${message}`, ...details].join('\n');
}
