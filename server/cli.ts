/** Runs one command line; returns the exit code. */
export function main(args: readonly string[]): Promise<number> {
  process.stderr.write(`没有这个命令：${args.join(' ')}\n`);
  return Promise.resolve(2);
}
