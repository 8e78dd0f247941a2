import { Help, type CommanderError, type HelpConfiguration } from 'commander';
import { terminalWidth } from './table-text.ts';

const TITLES: Record<string, string> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Commands:': '命令：',
};

/** Help pages in Chinese, laid out by the width of the characters on a terminal. */
export const HELP: HelpConfiguration = {
  styleTitle: (title) => TITLES[title] ?? title,
  displayWidth: terminalWidth,
  commandUsage: (command) => new Help().commandUsage(command).replace('[options]', '[选项]'),
  subcommandTerm: (command) => new Help().subcommandTerm(command).replace('[options] ', '').replace('[options]', ''),
};

const MISTAKES: Record<string, string> = {
  'commander.unknownCommand': '没有这个命令',
  'commander.unknownOption': '没有这个选项',
  'commander.missingArgument': '缺少参数',
  'commander.optionMissingArgument': '选项缺少值',
  'commander.missingMandatoryOptionValue': '缺少选项',
  'commander.invalidArgument': '值不对',
  'commander.excessArguments': '参数太多',
  'commander.conflictingOption': '选项不能同时使用',
};

/** A wrong use in Chinese, with the word that is wrong. */
export function usageMessage({ code, message }: CommanderError): string {
  const what = MISTAKES[code] ?? '用法不对';
  const quoted = /'([^']+)'/u.exec(message)?.[1]; // "unknown option '--x'"; not "too many arguments"
  const choices = /Allowed choices are ([^.]+)\./u.exec(message)?.[1]?.replace(/, /gu, '、'); // "Allowed choices are a, b."; not "allowed"
  return `${what}${quoted === undefined ? '' : `：${quoted}`}。${choices === undefined ? '' : `可用的有 ${choices}。`}`;
}
