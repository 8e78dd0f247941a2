import type { Command } from 'commander';
import type { CommandContext, ExitCode } from './context.ts';

export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof SHELLS)[number];

/** What can be completed of one command. */
interface Completable {
  name: string;
  description: string;
  options: { flag: string; description: string }[];
}

/** `zhengmai completion`: a script that completes commands, options and file names. */
export async function completionCommand(context: CommandContext, program: Command, shell: Shell): Promise<ExitCode> {
  const commands = program.commands.map((command): Completable => ({
    name: command.name(),
    description: command.description(),
    options: command
      .createHelp()
      .visibleOptions(command)
      .flatMap(({ long, description }) => (long ? [{ flag: long, description }] : [])),
  }));
  await context.out(SCRIPTS[shell](commands));
  return 0;
}

const SCRIPTS: Record<Shell, (commands: readonly Completable[]) => string> = { bash, zsh, fish };

const flags = ({ options }: Completable): string => options.map(({ flag }) => flag).join(' ');
const quoted = (text: string): string => `'${text.replace(/'/gu, "'\\''")}'`; // "a'b"; not "ab"
const names = (commands: readonly Completable[]): string => commands.map(({ name }) => name).join(' ');

function bash(commands: readonly Completable[]): string {
  const cases = commands.map((command) => `    ${command.name}) words="${flags(command)}" ;;`).join('\n');
  return `# zhengmai completion for bash
_zhengmai() {
  local word="\${COMP_WORDS[COMP_CWORD]}" words=""
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${names(commands)}" -- "$word"))
    return
  fi
  case "\${COMP_WORDS[1]}" in
${cases}
  esac
  case "$word" in
    -*) COMPREPLY=($(compgen -W "$words" -- "$word")) ;;
    *) COMPREPLY=($(compgen -f -- "$word")) ;;
  esac
}
complete -o filenames -F _zhengmai zhengmai
`;
}

function zsh(commands: readonly Completable[]): string {
  const described = commands.map(({ name, description }) => `    ${quoted(`${name}:${description}`)}`).join('\n');
  const cases = commands.map((command) => `    ${command.name}) flags=(${flags(command)}) ;;`).join('\n');
  return `#compdef zhengmai
_zhengmai() {
  local -a commands flags
  commands=(
${described}
  )
  if (( CURRENT == 2 )); then
    _describe 'command' commands
    return
  fi
  case "$words[2]" in
${cases}
  esac
  if [[ "$PREFIX" == -* ]]; then compadd -- $flags; else _files; fi
}
compdef _zhengmai zhengmai
`;
}

function fish(commands: readonly Completable[]): string {
  const lines = commands.flatMap(({ name, description, options }) => [
    `complete -c zhengmai -n __fish_use_subcommand -f -a ${name} -d ${quoted(description)}`,
    ...options.map(
      ({ flag, description: what }) =>
        `complete -c zhengmai -n '__fish_seen_subcommand_from ${name}' -l ${flag.slice(2)} -d ${quoted(what)}`,
    ),
  ]);
  return `# zhengmai completion for fish\n${lines.join('\n')}\n`;
}
