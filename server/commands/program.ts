import { Command, InvalidArgumentError } from 'commander';
import { DATA_OPTION, type CommandContext, type ExitCode } from './context.ts';
import { exportCommand } from './export.ts';
import { ingestCommand, type IngestCommandOptions } from './ingest.ts';
import { searchCommand } from './search.ts';
import { serveCommand, type ServeOptions } from './serve.ts';
import { HELP } from './usage.ts';
import { verifyCommand } from './verify.ts';

/** Where a command leaves its exit code. */
export interface Outcome {
  code: ExitCode;
}

/** An option's value as a whole number of at least 0. */
export function wholeNumber(value: string): number {
  if (!/^\d{1,9}$/u.test(value)) throw new InvalidArgumentError(value); // "20"; not "-1", "x"
  return Number(value);
}

/** All commands with their Chinese help. Wrong use throws CommanderError; help goes to standard output. */
export function createProgram(context: CommandContext, outcome: Outcome): Command {
  const program = new Command('zhengmai')
    .description('政脉：读入政策文件，检索条款，查看上下位文件之间的脉络')
    .usage('<命令> [选项]')
    .helpOption('-h, --help', '显示帮助')
    .helpCommand('help [命令]', '显示一个命令的帮助')
    .configureHelp(HELP)
    .configureOutput({ writeOut: (text) => void context.out(text), writeErr: () => undefined })
    .exitOverride();
  const finish = async (run: Promise<ExitCode>): Promise<void> => {
    outcome.code = await run;
  };
  program
    .command('ingest')
    .description('读入文件和文件夹（含下级文件夹）；已在库中且没有变化的不再读')
    .argument('<路径...>', 'txt、md、html、docx、pdf 文件或文件夹')
    .option(...DATA_OPTION)
    .option('--json', '在标准输出给出结果（JSON）')
    .option('--again', '已在库中的文件也重新读')
    .action((paths: string[], options: IngestCommandOptions) => finish(ingestCommand(context, paths, options)));
  program
    .command('export')
    .description('把全部记录写到标准输出，每行一条 JSON')
    .option(...DATA_OPTION)
    .action((options: { data?: string }) => finish(exportCommand(context, options)));
  program
    .command('search')
    .description('检索条款：词语、“原文短语”、-排除、OR、字段:值；每行一条 JSON')
    .argument('<检索式>')
    .option(...DATA_OPTION)
    .option('--limit <条数>', '最多列出多少条', wholeNumber, 20)
    .option('--offset <条数>', '从第几条之后列起', wholeNumber, 0)
    .action((query: string, options: { data?: string; limit: number; offset: number }) =>
      finish(searchCommand(context, query, options)),
    );
  program
    .command('serve')
    .description('启动网页和接口')
    .option(...DATA_OPTION)
    .option('--host <地址>', '监听地址（缺省为环境变量 HOST，再缺省为 127.0.0.1）')
    .option('--port <端口>', '端口（缺省为环境变量 PORT，再缺省为 3000）')
    .option('--fill-from-corpus', '数据目录为空时读入随附的文件')
    .action((options: ServeOptions) => finish(serveCommand(context, options)));
  program
    .command('verify')
    .description('检查数据是否完好')
    .option(...DATA_OPTION)
    .option('--json', '在标准输出给出结果（JSON）')
    .action((options: { data?: string; json?: boolean }) => finish(verifyCommand(context, options)));
  return program;
}
