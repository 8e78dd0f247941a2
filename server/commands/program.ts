import { REFERENCE_STYLES, type ReferenceStyle } from '../../graph-schema/reference.ts';
import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import { LEVELS } from '../../graph-schema/terms.ts';
import { EXPORT_FORMATS } from '../export/formats.ts';
import { RECORD_SHEETS } from '../export/record-sheets.ts';
import { TABLE_FORMATS } from '../export/table-file.ts';
import { DATA_OPTION, type CommandContext, type ExitCode } from './context.ts';
import { backupCommand } from './backup.ts';
import { checkCommand, type CheckCommandOptions } from './check.ts';
import { citeCommand } from './cite.ts';
import { configCommand } from './config.ts';
import { completionCommand, SHELLS, type Shell } from './completion.ts';
import { draftCommands } from './draft-program.ts';
import { copyCommand, type CopyOptions } from './copy.ts';
import { exportCommand, type ExportOptions } from './export.ts';
import { ingestCommand, type IngestCommandOptions } from './ingest.ts';
import { mcpCommand } from './mcp.ts';
import { restoreCommand, type RestoreOptions } from './restore.ts';
import { reviewsCommand } from './reviews.ts';
import { searchCommand } from './search.ts';
import { serveCommand, type ServeOptions } from './serve.ts';
import { tableCommand, type TableOptions } from './table.ts';
import { HELP } from './usage.ts';
import { verifyCommand } from './verify.ts';
import { packageVersion } from './version.ts';

/** Where a command leaves its exit code. */
export interface Outcome {
  code: ExitCode;
}

/** An option's value as a whole number of at least 0. */
export function wholeNumber(value: string): number {
  if (!/^\d{1,9}$/u.test(value)) throw new InvalidArgumentError(value); // "20"; not "-1", "x"
  return Number(value);
}

/** Where the page is unless told otherwise. */
const DEFAULT_BASE = 'http://127.0.0.1:3000';

/** An http(s) address. */
function webAddress(value: string): string {
  if (!/^https?:\/\/\S+$/u.test(value)) throw new InvalidArgumentError(value); // "https://a.cn"; not "a.cn"
  return value;
}

/** An option that takes several values; commander sees that by itself only where the name is ASCII. */
function severalOption(flags: string, description: string): Option {
  const option = new Option(flags, description);
  option.variadic = true;
  return option;
}

/** All commands with their Chinese help. Wrong use throws CommanderError; help goes to standard output. */
export function createProgram(context: CommandContext, outcome: Outcome): Command {
  const program = new Command('zhengmai')
    .description('政脉：读入政策文件，检索条款，查看上下位文件之间的脉络')
    .usage('<命令> [选项]')
    .helpOption('-h, --help', '显示帮助')
    .version(packageVersion(), '-V, --version', '显示版本')
    .helpCommand('help [命令]', '显示一个命令的帮助')
    .configureHelp(HELP)
    .configureOutput({ writeOut: (text) => void context.out(text), writeErr: () => undefined })
    .exitOverride();
  const finish: Finish = async (run) => {
    outcome.code = await run;
  };
  dataCommands(program, context, finish);
  serveCommands(program, context, finish);
  askCommands(program, context, finish);
  draftCommands(program, context, finish);
  program
    .command('copy')
    .description('把数据目录里的库复制到 Neo4j（NEO4J_URI），或从 Neo4j 复制回来；完后核对两端')
    .addOption(new Option('--to <库>', 'neo4j 或 sqlite').choices(['neo4j', 'sqlite']).makeOptionMandatory())
    .option(...DATA_OPTION)
    .option('--json', '在标准输出给出核对结果（JSON）')
    .action((options: CopyOptions) => finish(copyCommand(context, options)));
  runCommands(program, context, finish);
  return program;
}

/** What helps to run the program. */
function runCommands(program: Command, context: CommandContext, finish: Finish): void {
  program
    .command('config')
    .description('列出各项设置的值和出处：命令行、环境变量、设置文件 zhengmai.config.json，依次优先')
    .option(...DATA_OPTION)
    .option('--json', '在标准输出给出结果（JSON）')
    .action((options: { data?: string; json?: boolean }) => finish(configCommand(context, options)));
  program
    .command('completion')
    .description('输出命令行补全脚本，如 zhengmai completion bash >> ~/.bashrc')
    .addArgument(new Argument('<shell>', 'bash、zsh 或 fish').choices([...SHELLS]))
    .action((shell: Shell) => finish(completionCommand(context, program, shell)));
}

type Finish = (run: Promise<ExitCode>) => Promise<void>;

/** What fills, saves and checks the data directory. */
function dataCommands(program: Command, context: CommandContext, finish: Finish): void {
  program
    .command('ingest')
    .description('读入文件和文件夹（含下级文件夹）；已在库中且没有变化的不再读')
    .argument('<路径...>', 'txt、md、html、docx、pdf 文件或文件夹')
    .option(...DATA_OPTION)
    .option('--json', '在标准输出给出结果（JSON）')
    .option('--again', '已在库中的文件也重新读')
    .option('--any', '不像政策文件的也入库')
    .action((paths: string[], options: IngestCommandOptions) => finish(ingestCommand(context, paths, options)));
  program
    .command('export')
    .description('把库中的全部内容导出，缺省写到标准输出，每行一条 JSON')
    .option(...DATA_OPTION)
    .addOption(new Option('--format <格式>', '格式').choices(Object.keys(EXPORT_FORMATS)).default('jsonl', 'jsonl'))
    .addOption(new Option('--json', '每行一条 JSON，同 --format jsonl（缺省即是）').conflicts('format'))
    .option('--out <路径>', '写入文件；由多个文件组成的格式写入空目录')
    .addOption(severalOption('--document <文件...>', '只导出这些文件（文号、标题或标识）和它们之间的联系'))
    .addOption(severalOption('--level <层级...>', '只导出这些层级的文件').choices([...LEVELS]))
    .addOption(severalOption('--region <地区...>', '只导出这些地区的文件'))
    .addOption(severalOption('--year <年份...>', '只导出这些年份的文件'))
    .addOption(severalOption('--only <种类...>', '只导出这几种记录').choices(Object.keys(RECORD_SHEETS)))
    .option('--base <网址>', '政脉网页的网址，用于 jsonld 中各条的地址', webAddress)
    .action((options: ExportOptions) => finish(exportCommand(context, options)));
  program
    .command('backup')
    .description('备份成一个文件（zip：记录、关系、正文、原件）；服务运行时也可以备份')
    .argument('<文件>', '.zip；写 .sqlite 则是数据库本身')
    .option(...DATA_OPTION)
    .option('--json', '在标准输出给出结果（JSON）')
    .action((file: string, options: { data?: string; json?: boolean }) =>
      finish(backupCommand(context, file, options)),
    );
  program
    .command('restore')
    .description('从备份恢复到空的数据目录，并核对')
    .argument('<文件>', 'zhengmai backup 写的文件')
    .option(...DATA_OPTION)
    .option('--force', '数据目录里已有数据时，把它移到一边')
    .option('--json', '在标准输出给出结果（JSON）')
    .action((file: string, options: RestoreOptions) => finish(restoreCommand(context, file, options)));
  program
    .command('verify')
    .description('检查数据是否完好')
    .option(...DATA_OPTION)
    .option('--json', '在标准输出给出结果（JSON）')
    .action((options: { data?: string; json?: boolean }) => finish(verifyCommand(context, options)));
}

/** What answers others: people's browsers and assistants. */
function serveCommands(program: Command, context: CommandContext, finish: Finish): void {
  program
    .command('serve')
    .description('启动网页和接口')
    .option(...DATA_OPTION)
    .option('--host <地址>', '监听地址（缺省为环境变量 HOST，再缺省为 127.0.0.1）')
    .option('--port <端口>', '端口（缺省为环境变量 PORT，再缺省为 3000）')
    .option('--hosts <主机名>', '可用来访问的其他主机名，逗号分隔（环境变量 ZHENGMAI_HOSTS）')
    .option('--watch <文件夹>', '看守一个文件夹：新的和改过的文件自动入库（环境变量 ZHENGMAI_WATCH）')
    .option('--read-only', '只读：不占用数据目录，不能修改')
    .option('--fill-from-corpus', '数据目录为空时读入随附的文件')
    .action((options: ServeOptions) => finish(serveCommand(context, options)));
  program
    .command('mcp')
    .description('供智能助手使用的服务（Model Context Protocol），经标准输入输出；网页服务的同一接口为 /mcp')
    .option(...DATA_OPTION)
    .option('--base <网址>', '政脉网页的网址，用于给出的链接', webAddress, DEFAULT_BASE)
    .action((options: { data?: string; base: string }) => finish(mcpCommand(context, options)));
}

/** What is asked of the data. */
function askCommands(program: Command, context: CommandContext, finish: Finish): void {
  program
    .command('search')
    .description('检索条款：词语、“原文短语”、-排除、OR、字段:值；每行一条 JSON')
    .argument('<检索式>')
    .option(...DATA_OPTION)
    .option('--limit <条数>', '最多列出多少条', wholeNumber, 20)
    .option('--offset <条数>', '从第几条之后列起', wholeNumber, 0)
    .option('--json', '每行一条 JSON（缺省即是）')
    .action((query: string, options: { data?: string; limit: number; offset: number }) =>
      finish(searchCommand(context, query, options)),
    );
  program
    .command('cite')
    .description('文件或条款的参考文献著录，如 cite 渝府发〔2021〕35号/附件2/21')
    .argument('<文件或条款...>')
    .option(...DATA_OPTION)
    .addOption(
      new Option('--style <样式>', `样式：${Object.keys(REFERENCE_STYLES).join('、')}`)
        .choices(Object.keys(REFERENCE_STYLES))
        .default('gbt7714', 'gbt7714'),
    )
    .option('--base <网址>', '政脉网页的网址', webAddress, DEFAULT_BASE)
    .option('--json', '每行一条 JSON')
    .action((names: string[], options: { data?: string; style: ReferenceStyle; base: string; json?: boolean }) =>
      finish(citeCommand(context, names, options)),
    );
  program
    .command('table')
    .description('落实对照表：上位文件各条在下位文件中的落实情况')
    .argument('<上位>', '文号、标题或文件标识，可加“/附件2”“/清单”“/正文”')
    .argument('<下位...>')
    .option(...DATA_OPTION)
    .addOption(new Option('--format <格式>', '文件格式').choices([...TABLE_FORMATS]).default('csv', 'csv'))
    .addOption(new Option('--json', '同 --format json').conflicts('format'))
    .option('--output <文件>', '写入文件（缺省写到标准输出）')
    .action((up: string, down: string[], options: TableOptions) => finish(tableCommand(context, up, down, options)));
  program
    .command('check')
    .description('校核文件：外地地名、指标、期限、责任单位、引用、编号等；不入库')
    .argument('<文件...>', 'txt、md、html、docx、pdf 文件或文件夹')
    .option(...DATA_OPTION)
    .option('--region <地区>', '本级地区，如 綦江区（缺省按文件内容判断）')
    .option('--parents <文件...>', '上位文件的文号、标题或文件标识（缺省为文中作为依据引用、且已入库的文件）')
    .option('--json', '在标准输出给出结果（JSON）')
    .option('--all', '连同缺省不显示的提示')
    .option('--strict', '有“应当改”的问题时退出码为 1')
    .action((paths: string[], options: CheckCommandOptions) => finish(checkCommand(context, paths, options)));
  program
    .command('reviews')
    .description('列出复核记录，每行一条 JSON')
    .option(...DATA_OPTION)
    .option('--gold', '只列确认和补充的联系，写成人工标注的格式')
    .option('--json', '每行一条 JSON（缺省即是）')
    .action((options: { data?: string; gold?: boolean }) => finish(reviewsCommand(context, options)));
}
