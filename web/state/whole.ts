import { useEffect, useState } from 'preact/hooks';

/**
 * False for the first frame of a long view that is read from its top: it then draws what is seen at first, and the
 * rest right after it. A view that goes to a place further down draws everything at once.
 */
export function useWhole(fromTop: boolean): boolean {
  const [whole, setWhole] = useState(!fromTop);
  useEffect(() => {
    const frame = requestAnimationFrame(() => setTimeout(() => setWhole(true)));
    return () => cancelAnimationFrame(frame);
  }, []);
  return whole;
}
