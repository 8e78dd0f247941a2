import { effect, signal, type Signal } from '@preact/signals';

/** Everything kept on this machine starts with this, so that it can be told from other programs' on the same address. */
const PREFIX = 'zhengmai:';

function read<T>(name: string, fallback: T): T {
  try {
    const stored = localStorage.getItem(PREFIX + name);
    return stored === null ? fallback : (JSON.parse(stored) as T);
  } catch {
    return fallback;
  }
}

/**
 * A signal that is kept in localStorage and follows changes made in other tabs.
 * Where storage is forbidden or full it works for the life of the page.
 */
export function stored<T>(name: string, fallback: T): Signal<T> {
  const value = signal(read(name, fallback));
  let last = JSON.stringify(value.value);
  effect(() => {
    const text = JSON.stringify(value.value);
    if (text === last) return;
    last = text;
    try {
      localStorage.setItem(PREFIX + name, text);
    } catch {
      // forbidden or full: nothing is lost but the memory of it
    }
  });
  if (typeof window !== 'undefined') {
    window.addEventListener('storage', (event) => {
      if (event.key !== PREFIX + name) return;
      value.value = read(name, fallback);
      last = JSON.stringify(value.value);
    });
  }
  return value;
}
