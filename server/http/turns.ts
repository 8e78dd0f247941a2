/**
 * Where many requests come at once, or many wait for one answer, only so many go on before the loop of this thread comes
 * round again: nobody waits for fifty others, and neither do timers, new connections and the answers of other threads.
 */
const AT_ONCE = 8;

const waiting: (() => void)[] = [];
let gone = 0;
let scheduled = false;

/** Goes on at once, or when those before it have had their turn. */
export function takeTurn(go: () => void): void {
  if (waiting.length === 0 && gone < AT_ONCE) {
    gone++;
    comeRound();
    go();
    return;
  }
  waiting.push(go);
  comeRound();
}

/** As `takeTurn`, for those who can wait. */
export function turn(): Promise<void> {
  return new Promise((resolve) => {
    takeTurn(resolve);
  });
}

function comeRound(): void {
  if (scheduled) return;
  scheduled = true;
  setImmediate(() => {
    scheduled = false;
    const going = waiting.splice(0, AT_ONCE);
    gone = going.length;
    if (gone > 0) comeRound();
    for (const go of going) go();
  });
}
