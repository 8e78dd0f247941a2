import { Option, type Command } from 'commander';
import { DRAFT_FILE_FORMATS, DRAFT_FILE_FORMS } from '../../graph-schema/api-draft.ts';
import { DRAFT_TYPES } from '../../graph-schema/draft-terms.ts';
import { DATA_OPTION, type CommandContext, type ExitCode } from './context.ts';
import {
  draftExportCommand,
  draftIssueCommand,
  draftListCommand,
  draftNewCommand,
  draftShowCommand,
  type DraftExportOptions,
  type DraftIssueOptions,
  type NewDraftOptions,
} from './draft.ts';
import { HELP } from './usage.ts';

type Finish = (run: Promise<ExitCode>) => Promise<void>;

/** `zhengmai draft …`: drafts from the command line. */
export function draftCommands(program: Command, context: CommandContext, finish: Finish): void {
  const draft = program
    .command('draft')
    .description('草稿：列表、新建、查看、导出、印发')
    .helpCommand('help [命令]', '显示一个命令的帮助')
    .configureHelp(HELP);
  draft
    .command('list')
    .description('列出草稿')
    .option(...DATA_OPTION)
    .option('--deleted', '列出已删除的')
    .option('--json', '每行一条 JSON')
    .action((options: { data?: string; json?: boolean; deleted?: boolean }) =>
      finish(draftListCommand(context, options)),
    );
  draft
    .command('new')
    .description('按上位文件新建草稿，在标准输出给出标识')
    .argument('<上位文件...>', '文号、标题或文件标识')
    .requiredOption('--region <地区>', '本级地区的名称或区划代码')
    .option('--type <文种>', `文种，如 ${DRAFT_TYPES.join('、')}`, DRAFT_TYPES[0])
    .option('--continues <文件>', '承接的本级已发文件')
    .option(...DATA_OPTION)
    .option('--json', '在标准输出给出草稿（JSON）')
    .action((parents: string[], options: NewDraftOptions) => finish(draftNewCommand(context, parents, options)));
  draft
    .command('show')
    .description('查看草稿文字和上位条目的落实情况')
    .argument('<草稿>', '标识，见 draft list')
    .option(...DATA_OPTION)
    .option('--json', '在标准输出给出草稿和清单（JSON）')
    .action((id: string, options: { data?: string; json?: boolean }) => finish(draftShowCommand(context, id, options)));
  draft
    .command('export')
    .description('导出草稿：Word、Markdown 或纯文本')
    .argument('<草稿>', '标识，见 draft list')
    .option(...DATA_OPTION)
    .addOption(new Option('--format <格式>', '文件格式').choices([...DRAFT_FILE_FORMATS]).default('docx', 'docx'))
    .addOption(
      new Option('--form <形式>', 'clean 清稿，sources 附来源，table 附落实对照表')
        .choices([...DRAFT_FILE_FORMS])
        .default('clean', 'clean'),
    )
    .option('--head', '带版头')
    .option('--output <文件>', '写入文件（缺省写到标准输出）')
    .option('--json', '在标准输出给出写好的文件（JSON），须有 --output')
    .action((id: string, options: DraftExportOptions) => finish(draftExportCommand(context, id, options)));
  draft
    .command('issue')
    .description('印发：把草稿作为文件收入文库')
    .argument('<草稿>', '标识，见 draft list')
    .requiredOption('--number <文号>', '发文字号')
    .requiredOption('--date <日期>', '成文日期，如 2026-11-26')
    .option(...DATA_OPTION)
    .option('--json', '在标准输出给出结果（JSON）')
    .action((id: string, options: DraftIssueOptions) => finish(draftIssueCommand(context, id, options)));
}
