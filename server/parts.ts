/**
 * What a task emits, as it comes. The task goes on when nobody takes its parts any more; its error is thrown at the end,
 * where somebody still does.
 */
export async function* partsOf<Part>(run: (emit: (part: Part) => void) => Promise<unknown>): AsyncGenerator<Part> {
  const ready: Part[] = [];
  let wake = (): void => undefined;
  let ended = false;
  const task = run((part) => {
    ready.push(part);
    wake();
  }).finally(() => {
    ended = true;
    wake();
  });
  task.catch(() => undefined);
  for (;;) {
    if (ready.length > 0) yield ready.shift()!;
    else if (ended) break;
    else await new Promise<void>((resolve) => (wake = resolve));
  }
  await task;
}
