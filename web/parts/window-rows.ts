import {
  defaultKeyExtractor,
  observeWindowOffset,
  observeWindowRect,
  Virtualizer,
  windowScroll,
} from '@tanstack/virtual-core';
import { useLayoutEffect, useReducer, useState, type MutableRef } from 'preact/hooks';
import { printing } from '../state/printing.ts';

export interface WindowRow {
  index: number;
}

export interface WindowRows {
  items: readonly WindowRow[];
  /** Space of the rows above and below the drawn ones, in pixels. */
  before: number;
  after: number;
  /** The `ref` of each drawn row, which carries its index as `data-index`. The same function every time. */
  measure: (element: Element | null) => void;
  /** Scrolls a row into the window that may not be drawn. */
  show: (index: number) => void;
}

/** Rows that are drawn beyond the window's edges. */
const OVERSCAN = 8;

/**
 * Draws only the rows of a long list that are near the window; all of them for printing.
 * @param rowHeight height of a row before it is measured
 * @param box the element that holds the rows
 * @param key names a row, so that its measured height follows it where rows come in before it; a stable function
 */
export function useWindowRows(
  count: number,
  rowHeight: number | ((index: number) => number),
  box: MutableRef<HTMLElement | null>,
  key: (index: number) => number | string = defaultKeyExtractor,
): WindowRows {
  const [, redraw] = useReducer((n: number) => n + 1, 0);
  const options = {
    count,
    estimateSize: typeof rowHeight === 'number' ? () => rowHeight : rowHeight,
    getItemKey: key,
    overscan: OVERSCAN,
    getScrollElement: () => window,
    observeElementRect: observeWindowRect,
    observeElementOffset: observeWindowOffset,
    scrollToFn: windowScroll<Window>,
    initialOffset: () => window.scrollY,
    // known at once, so that the list has its height before a remembered place is scrolled to
    initialRect: { width: window.innerWidth, height: window.innerHeight },
    scrollMargin: box.current ? box.current.getBoundingClientRect().top + window.scrollY : 0,
    onChange: () => redraw(undefined as never),
  };
  const [rows] = useState(() => new Virtualizer<Window, Element>(options));
  const [measure] = useState(() => (element: Element | null) => rows.measureElement(element));
  rows.setOptions(options);
  useLayoutEffect(() => rows._didMount(), []);
  useLayoutEffect(() => rows._willUpdate());
  const show = (index: number): void => rows.scrollToIndex(index, { align: 'center' });
  if (printing.value) {
    return { items: Array.from({ length: count }, (_, index) => ({ index })), before: 0, after: 0, measure, show };
  }
  const items = rows.getVirtualItems();
  const first = items[0];
  const last = items[items.length - 1];
  return {
    items,
    before: first ? first.start - rows.options.scrollMargin : 0,
    after: last ? rows.getTotalSize() - (last.end - rows.options.scrollMargin) : 0,
    measure,
    show,
  };
}
