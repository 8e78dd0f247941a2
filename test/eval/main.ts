import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { changes, readBaseline, writeBaseline } from './baseline.ts';
import { errorList } from './errors.ts';
import { readGold } from './gold.ts';
import { changeList, sectionTable, type Section } from './report.ts';
import { asScorePy, scoreCorpus } from './score.ts';
import { filesBelow, ingestRows, readExport, reading } from './source.ts';
import type { Reading } from './types.ts';

interface Options {
  export?: string;
  update?: boolean;
  errors?: boolean;
  json?: boolean;
}

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const BASELINE = here('baseline.json');

async function corpusReading(options: Options): Promise<Reading | null> {
  if (options.export !== undefined) return reading(readExport(options.export));
  const rows = await ingestRows(filesBelow(here('../../corpus')), here('../../ingest/pipeline.ts'));
  return rows && reading(rows);
}

async function evaluate(options: Options): Promise<number> {
  if (options.export !== undefined && !existsSync(options.export)) {
    console.error(`找不到导出文件：${options.export}`);
    return 2;
  }
  const corpus = await corpusReading(options);
  if (!corpus) {
    console.error('入库流程（ingest/pipeline.ts）还不能用；请用 --export FILE 给一个导出文件。');
    return 2;
  }
  const measures = scoreCorpus(readGold(here('../gold')), corpus);
  if (options.json) {
    console.log(JSON.stringify(asScorePy(measures), null, 1));
    return 0;
  }
  const baseline = readBaseline(BASELINE);
  const checkOnly = new Set<string>();
  const sections: Section[] = [{ title: '语料（D0–D2）', measures }];
  for (const section of sections) console.log(sectionTable(section, baseline));
  console.log(`\n# 与上次提交比较\n${changeList(changes(baseline, measures, checkOnly), baseline)}`);
  if (options.errors) console.log(`\n# 差错\n${errorList(measures, corpus, checkOnly)}`);
  if (options.update) writeBaseline(BASELINE, baseline, measures, checkOnly);
  return 0;
}

const program = new Command('eval')
  .description('用人工标注衡量抽取与关联的质量')
  .option('--export <file>', '评一个导出文件，不在进程内入库')
  .option('--update', '把本次结果写入 baseline.json')
  .option('--errors', '列出差错及其原文')
  .option('--json', '输出与 score.py --json 同样的数字');
program.parse();
process.exitCode = await evaluate(program.opts<Options>());
