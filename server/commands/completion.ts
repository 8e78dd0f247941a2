import type { Command } from 'commander';
import type { CommandContext, ExitCode } from './context.ts';

export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof SHELLS)[number];

/** What can be completed of one command. */
interface Completable {
  /** "export", "draft new". */
  path: string;
  description: string;
  options: { flag: string; description: string; choices: readonly string[] }[];
  /** Words that may follow: names of its commands, else what its first argument may be. */
  words: readonly string[];
}

/** `zhengmai completion`: a script that completes commands, options, their values and file names. */
export async function completionCommand(context: CommandContext, program: Command, shell: Shell): Promise<ExitCode> {
  await context.out(SCRIPTS[shell](completables(program, '')));
  return 0;
}

function completables(parent: Command, above: string): Completable[] {
  return parent.commands.flatMap((command) => {
    const path = above + command.name();
    const options = command.createHelp().visibleOptions(command);
    const own: Completable = {
      path,
      description: command.description(),
      options: options.flatMap(({ long, description, argChoices = [] }) =>
        long ? [{ flag: long, description, choices: argChoices }] : [],
      ),
      words:
        command.commands.length > 0
          ? command.commands.map((below) => below.name())
          : (command.registeredArguments[0]?.argChoices ?? []),
    };
    return [own, ...completables(command, `${path} `)];
  });
}

const SCRIPTS: Record<Shell, (commands: readonly Completable[]) => string> = { bash, zsh, fish };

const quoted = (text: string): string => `'${text.replace(/'/gu, "'\\''")}'`; // "a'b"; not "ab"
const isTop = ({ path }: Completable): boolean => !path.includes(' ');
const names = (commands: readonly Completable[]): string =>
  commands
    .filter(isTop)
    .map(({ path }) => path)
    .join(' ');
/** Commands that have commands of their own: "draft|…". */
const groups = (commands: readonly Completable[]): string =>
  Array.from(new Set(commands.filter((one) => !isTop(one)).map(({ path }) => path.split(' ')[0]!))).join('|');

/** Lines of a `case` that say what may follow an option, and what belongs to a command; bash and zsh write them alike. */
function cases(commands: readonly Completable[]): { values: string; words: string } {
  const values = commands.flatMap(({ path, options }) =>
    options
      .filter(({ choices }) => choices.length > 0)
      .map(({ flag, choices }) => `    "${path} ${flag}") values="${choices.join(' ')}" ;;`),
  );
  const words = commands.map(
    ({ path, options, words: own }) =>
      `    "${path}") flags="${options.map(({ flag }) => flag).join(' ')}" words="${own.join(' ')}" ;;`,
  );
  return { values: values.join('\n'), words: words.join('\n') };
}

function bash(commands: readonly Completable[]): string {
  const { values, words } = cases(commands);
  return `# zhengmai completion for bash
_zhengmai() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD - 1]}" path="\${COMP_WORDS[1]}"
  local values="" flags="" words="${names(commands)}"
  case "$path" in
    ${groups(commands)}) [ "$COMP_CWORD" -gt 2 ] && path="$path \${COMP_WORDS[2]}" ;;
  esac
  [ "$COMP_CWORD" -gt 1 ] && words=""
  case "$path $before" in
${values}
  esac
  [ "$COMP_CWORD" -gt 1 ] && case "$path" in
${words}
  esac
  if [ -n "$values" ]; then COMPREPLY=($(compgen -W "$values" -- "$word"))
  elif [[ "$word" == -* ]]; then COMPREPLY=($(compgen -W "$flags" -- "$word"))
  elif [ -n "$words" ]; then COMPREPLY=($(compgen -W "$words" -- "$word"))
  else COMPREPLY=($(compgen -f -- "$word"))
  fi
}
complete -o filenames -F _zhengmai zhengmai
`;
}

function zsh(commands: readonly Completable[]): string {
  const described = commands
    .filter(isTop)
    .map(({ path, description }) => `    ${quoted(`${path}:${description}`)}`)
    .join('\n');
  const { values: valueCases, words: wordCases } = cases(commands);
  return `#compdef zhengmai
_zhengmai() {
  local -a commands
  local path_="$words[2]" before="$words[CURRENT - 1]" values="" flags="" line=("\${(@)words}")
  commands=(
${described}
  )
  if (( CURRENT == 2 )); then
    _describe 'command' commands
    return
  fi
  case "$path_" in
    ${groups(commands)}) (( CURRENT > 3 )) && path_="$path_ $line[3]" ;;
  esac
  local words=""
  case "$path_ $before" in
${valueCases}
  esac
  case "$path_" in
${wordCases}
  esac
  if [[ -n "$values" ]]; then compadd -- \${=values}
  elif [[ "$PREFIX" == -* ]]; then compadd -- \${=flags}
  elif [[ -n "$words" ]]; then compadd -- \${=words}
  else _files
  fi
}
compdef _zhengmai zhengmai
`;
}

function fish(commands: readonly Completable[]): string {
  const lines = commands.flatMap(({ path, description, options, words }) => {
    const [name = '', below] = path.split(' ');
    const siblings = commands.filter((one) => one.path.startsWith(`${name} `)).map((one) => one.path.split(' ')[1]!);
    const seen = `__fish_seen_subcommand_from ${name}`;
    const at = below ? `${seen}; and __fish_seen_subcommand_from ${below}` : seen;
    const free = siblings.length > 0 ? `${seen}; and not __fish_seen_subcommand_from ${siblings.join(' ')}` : seen;
    return [
      below
        ? `complete -c zhengmai -n '${free}' -f -a ${below} -d ${quoted(description)}`
        : `complete -c zhengmai -n __fish_use_subcommand -f -a ${name} -d ${quoted(description)}`,
      ...(siblings.length === 0 && words.length > 0
        ? [`complete -c zhengmai -n '${at}' -f -a '${words.join(' ')}'`]
        : []),
      ...options.map(({ flag, description: what, choices }) => {
        const values = choices.length > 0 ? ` -x -a '${choices.join(' ')}'` : '';
        return `complete -c zhengmai -n '${at}' -l ${flag.slice(2)}${values} -d ${quoted(what)}`;
      }),
    ];
  });
  return `# zhengmai completion for fish\n${lines.join('\n')}\n`;
}
