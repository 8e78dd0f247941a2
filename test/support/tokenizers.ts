import { openTokenizer } from '../../server/search/tokenize.ts';

/** Whether a tokenizer can be used on this machine; says so where not. */
export function canOpen(name: string): boolean {
  try {
    openTokenizer(name);
    return true;
  } catch (error) {
    process.stderr.write(`not tested, tokenizer ${name} is not on this machine: ${String(error)}\n`);
    return false;
  }
}
