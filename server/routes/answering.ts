import type { Answering, GivenFile } from './question.ts';
import { checkAnswer, type Route } from './route.ts';

/** Answers rows where they stand. */
export function answeringHere(rows: readonly Route[]): Answering {
  const byPath = new Map(rows.filter(({ from }) => from).map((row) => [row.path, row]));
  const handle = (path: string, question: unknown): unknown =>
    (byPath.get(path)!.handle as (question: unknown) => unknown)(question);
  return {
    json: async ({ path }, question) => {
      const answer = checkAnswer(byPath.get(path)!, await handle(path, question));
      return Buffer.from(JSON.stringify(answer));
    },
    file: async ({ path }, question) => (await handle(path, question)) as GivenFile,
  };
}
