import { useEffect } from 'preact/hooks';

/** Sets the window's title: what is shown, then the product. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title ? `${title} · 政脉` : '政脉';
  }, [title]);
}
