import {
  observeWindowOffset,
  observeWindowRect,
  Virtualizer,
  windowScroll,
  type VirtualItem,
} from '@tanstack/virtual-core';
import { useLayoutEffect, useReducer, useState, type MutableRef } from 'preact/hooks';

export interface WindowRows {
  items: VirtualItem[];
  /** Space of the rows above and below the drawn ones, in pixels. */
  before: number;
  after: number;
  measure: (element: Element | null) => void;
}

/** Draws only the rows of a long list that are near the window. `box` is the element that holds the rows. */
export function useWindowRows(count: number, rowHeight: number, box: MutableRef<HTMLElement | null>): WindowRows {
  const [, redraw] = useReducer((n: number) => n + 1, 0);
  const options = {
    count,
    estimateSize: () => rowHeight,
    overscan: 12,
    getScrollElement: () => window,
    observeElementRect: observeWindowRect,
    observeElementOffset: observeWindowOffset,
    scrollToFn: windowScroll<Window>,
    initialOffset: () => window.scrollY,
    scrollMargin: box.current ? box.current.getBoundingClientRect().top + window.scrollY : 0,
    onChange: () => redraw(undefined as never),
  };
  const [rows] = useState(() => new Virtualizer<Window, Element>(options));
  rows.setOptions(options);
  useLayoutEffect(() => rows._didMount(), []);
  useLayoutEffect(() => rows._willUpdate());
  const items = rows.getVirtualItems();
  const first = items[0];
  const last = items[items.length - 1];
  return {
    items,
    before: first ? first.start - rows.options.scrollMargin : 0,
    after: last ? rows.getTotalSize() - (last.end - rows.options.scrollMargin) : 0,
    measure: (element) => rows.measureElement(element),
  };
}
