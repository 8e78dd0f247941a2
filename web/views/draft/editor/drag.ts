import type { EditorView } from 'prosemirror-view';
import { moveBlocks } from './commands.ts';
import { shapesOf, unitEnd } from './places.ts';

/** Moving blocks by mouse: by the grip beside a block, with a line that shows where it goes. */

interface Drag {
  from: number;
  to: number;
  target: number;
  line: HTMLElement;
}

function blockElements(view: EditorView): HTMLElement[] {
  return Array.from(view.dom.children).filter((one): one is HTMLElement => one.classList.contains('draft-block'));
}

/** Index of the gap between blocks that is nearest to a height in the window. */
function gapAt(blocks: readonly HTMLElement[], y: number): number {
  const index = blocks.findIndex((block) => {
    const { top, height } = block.getBoundingClientRect();
    return y < top + height / 2;
  });
  return index < 0 ? blocks.length : index;
}

function showLine(view: EditorView, line: HTMLElement, gap: number): void {
  const blocks = blockElements(view);
  const host = view.dom.parentElement;
  if (!host) return;
  const top = blocks[gap]?.getBoundingClientRect().top ?? blocks.at(-1)?.getBoundingClientRect().bottom ?? 0;
  line.style.top = `${top - host.getBoundingClientRect().top}px`;
}

/** Rows stay among rows, clauses among clauses. */
function isAllowed(view: EditorView, { from, target }: Drag): boolean {
  const shapes = shapesOf(view.state.doc);
  const isRow = shapes[from]?.form === 'row';
  const neighbours = [shapes[target - 1], shapes[target]].filter((one) => one !== undefined);
  return neighbours.some(({ form }) => (form === 'row') === isRow);
}

/** Scrolls while the pointer is near the edge of the column. */
function scrollNear(view: EditorView, y: number): void {
  const column = view.dom.closest('.draft-page');
  if (!column) return;
  const { top, bottom } = column.getBoundingClientRect();
  if (y < top + 48) column.scrollTop -= 16;
  if (y > bottom - 48) column.scrollTop += 16;
}

/** Starts listening to grips. Returns the function that stops it. */
export function startDragging(view: EditorView): () => void {
  const abort = new AbortController();
  const onDown = (event: PointerEvent): void => {
    const grip = event.target instanceof Element ? event.target.closest('.draft-grip') : null;
    const block = grip?.parentElement;
    if (!block || event.button !== 0 || !view.editable) return;
    event.preventDefault();
    const from = blockElements(view).indexOf(block);
    const to = unitEnd(shapesOf(view.state.doc), from);
    const line = document.createElement('div');
    line.className = 'drop-line';
    const drag: Drag = { from, to, target: from, line };
    follow(view, drag, event.pointerId, grip as HTMLElement);
  };
  view.dom.addEventListener('pointerdown', onDown, { signal: abort.signal });
  return () => abort.abort();
}

function follow(view: EditorView, drag: Drag, pointer: number, grip: HTMLElement): void {
  const end = new AbortController();
  const { signal } = end;
  grip.setPointerCapture(pointer);
  view.dom.parentElement?.append(drag.line);
  const moved = blockElements(view).slice(drag.from, drag.to);
  moved.forEach((one) => (one.style.opacity = '0.5'));
  const finish = (isDrop: boolean): void => {
    end.abort();
    drag.line.remove();
    moved.forEach((one) => (one.style.opacity = ''));
    const tr = isDrop && isAllowed(view, drag) ? moveBlocks(view.state, drag.from, drag.to, drag.target) : null;
    if (tr) view.dispatch(tr);
  };
  const onMove = (event: PointerEvent): void => {
    scrollNear(view, event.clientY);
    drag.target = gapAt(blockElements(view), event.clientY);
    showLine(view, drag.line, drag.target);
    drag.line.classList.toggle('is-forbidden', !isAllowed(view, drag));
  };
  const onKey = (event: KeyboardEvent): void => void (event.key === 'Escape' && finish(false));
  grip.addEventListener('pointermove', onMove, { signal });
  grip.addEventListener('pointerup', () => finish(true), { signal });
  grip.addEventListener('pointercancel', () => finish(false), { signal });
  document.addEventListener('keydown', onKey, { signal });
}
