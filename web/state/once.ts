import { useState } from 'preact/hooks';

const underWay = new Set<string>();

/**
 * Runs an action unless one of the same name is still under way: a double click, or a key pressed again because the
 * network is slow, does nothing twice.
 */
export async function once(name: string, run: () => Promise<unknown>): Promise<void> {
  if (underWay.has(name)) return;
  underWay.add(name);
  try {
    await run();
  } finally {
    underWay.delete(name);
  }
}

/** An action of a form that shows that it is under way, and is not begun again meanwhile. */
export function useBusy(): [boolean, (run: () => Promise<unknown>) => void] {
  const [busy, setBusy] = useState(false);
  const start = (run: () => Promise<unknown>): void => {
    if (busy) return;
    setBusy(true);
    void run().finally(() => setBusy(false));
  };
  return [busy, start];
}
