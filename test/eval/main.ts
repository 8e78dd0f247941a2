import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import type { DocumentRecord } from '../../graph-schema/records.ts';
import { changes, readBaseline, writeBaseline } from './baseline.ts';
import { figureTables, showFigures } from './document.ts';
import { rankingReport } from '../ranking/report.ts';
import { errorList } from './errors.ts';
import { poolFolder } from './pool.ts';
import { changeList, measuresOf, sectionTable } from './report.ts';
import { asScorePy } from './score.ts';
import { annotatedFiles, checkingScopes, metadataFiles, scoreSections, type Places } from './sections.ts';
import { exportRows, ingestFiles, readExport } from './source.ts';

interface Options {
  export?: string;
  update?: boolean;
  errors?: boolean;
  json?: boolean;
}

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const BASELINE = here('baseline.json');

function findPlaces(): Places {
  const pool = poolFolder(here('../..'));
  if (pool === null) {
    console.error('注意：没有文件池（设 ZHENGMAI_POOL，或放在项目旁的 shared/pool），只评语料内的文件。');
  }
  return { corpus: here('../../corpus'), gold: here('../gold'), pool };
}

/** How well the search ranks the judged queries over the corpus. */
async function rankingLine(): Promise<string> {
  const { ndcg, queries, engine, tokenizer } = await rankingReport();
  return `# 检索排序\n  nDCG@10 ${ndcg.toFixed(3)}  ${queries} 条查询（${engine}，${tokenizer}）\n`;
}

async function documentRecords(files: readonly string[]): Promise<DocumentRecord[]> {
  return (await ingestFiles(files, console.error)).map(({ document }) => document);
}

async function evaluate(options: Options): Promise<number> {
  if (options.export !== undefined && !existsSync(options.export)) {
    console.error(`找不到导出文件：${options.export}`);
    return 2;
  }
  const places = findPlaces();
  const documents = options.export === undefined ? await ingestFiles(annotatedFiles(places), console.error) : [];
  const rows = options.export === undefined ? exportRows(documents) : readExport(options.export);
  const records = options.export === undefined ? await documentRecords(metadataFiles(places)) : [];
  const sections = scoreSections(places, rows, documents, records);
  const measures = sections.flatMap(measuresOf);
  const checkOnly = checkingScopes(places);
  const baseline = readBaseline(BASELINE);
  if (options.json) console.log(JSON.stringify(asScorePy(measures), null, 1));
  else {
    for (const section of sections) console.log(`${sectionTable(section, baseline, checkOnly)}\n`);
    console.log(await rankingLine());
    console.log(`# 与上次提交比较\n${changeList(changes(baseline, measures, checkOnly), baseline)}`);
  }
  if (options.errors) {
    for (const { title, scored } of sections) {
      console.log(`\n# 差错 ${title}`, ...scored.map((part) => `\n${errorList(part, checkOnly)}`));
    }
  }
  if (options.update) {
    writeBaseline(BASELINE, baseline, measures, checkOnly);
    showFigures(here('../../docs/quality.md'), figureTables(readBaseline(BASELINE), checkOnly));
  }
  return 0;
}

const program = new Command('eval')
  .description('用人工标注衡量抽取与关联的质量')
  .option('--export <file>', '评一个导出文件，不在进程内入库')
  .option('--update', '把本次结果写入 baseline.json 和 docs/quality.md')
  .option('--errors', '列出差错及其原文')
  .option('--json', '输出与 score.py --json 同样的数字');
program.parse();
process.exitCode = await evaluate(program.opts<Options>());
