import { useEffect, useState } from 'preact/hooks';

const BELOW_BARS = 120;

/** Height of the bars above the text. */
function barsHeight(): number {
  const style = getComputedStyle(document.documentElement);
  return parseFloat(style.getPropertyValue('--bar')) + parseFloat(style.getPropertyValue('--scope'));
}

/** The clause whose text is at the top of the window, "" before the first one. */
function clauseAtTop(root: Element): string {
  const box = root.getBoundingClientRect();
  const y = Math.min(barsHeight() + BELOW_BARS, window.innerHeight - 1);
  for (const down of [0, 24, 60]) {
    const at = document.elementFromPoint(box.left + Math.min(box.width / 3, 300), y + down);
    const id = at?.closest<HTMLElement>('[data-clause]')?.dataset.clause;
    if (id) return id;
  }
  return '';
}

/** Id of the clause being read: follows the scrolling, one look a frame at most. */
export function useReadingPlace(selector: string): string {
  const [place, setPlace] = useState('');
  useEffect(() => {
    let frame = 0;
    const look = (): void => {
      frame = 0;
      const root = document.querySelector(selector);
      if (root) setPlace(clauseAtTop(root));
    };
    const onScroll = (): void => {
      if (frame === 0) frame = requestAnimationFrame(look);
    };
    look();
    window.addEventListener('scroll', onScroll, { passive: true });
    window.addEventListener('resize', onScroll);
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener('scroll', onScroll);
      window.removeEventListener('resize', onScroll);
    };
  }, [selector]);
  return place;
}

/**
 * Scrolls a clause to the top of the text, under the bars. Once more in the next frames: what lies above may get its
 * real height only when it comes into sight.
 */
export function showClause(slug: string): void {
  const show = (times: number): void => {
    document.getElementById(slug)?.scrollIntoView({ block: 'start' });
    if (times > 1) requestAnimationFrame(() => show(times - 1));
  };
  show(3);
}
