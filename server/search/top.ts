/**
 * The first `count` items in order, without sorting the rest: a heap of the best so far, the worst of them on top.
 * @param before negative where `a` comes before `b`; never 0 for two different items
 */
export function firstOf(items: Iterable<number>, count: number, before: (a: number, b: number) => number): number[] {
  if (count <= 0) return [];
  const heap: number[] = [];
  for (const item of items) {
    if (heap.length < count) {
      heap.push(item);
      rise(heap, heap.length - 1, before);
    } else if (before(item, heap[0]!) < 0) {
      heap[0] = item;
      sink(heap, before);
    }
  }
  return heap.sort(before);
}

function rise(heap: number[], from: number, before: (a: number, b: number) => number): void {
  for (let child = from; child > 0;) {
    const parent = (child - 1) >> 1;
    if (before(heap[parent]!, heap[child]!) > 0) return;
    [heap[parent], heap[child]] = [heap[child]!, heap[parent]!];
    child = parent;
  }
}

function sink(heap: number[], before: (a: number, b: number) => number): void {
  for (let parent = 0; ;) {
    let worst = parent;
    for (const child of [2 * parent + 1, 2 * parent + 2]) {
      if (child < heap.length && before(heap[child]!, heap[worst]!) > 0) worst = child;
    }
    if (worst === parent) return;
    [heap[parent], heap[worst]] = [heap[worst]!, heap[parent]!];
    parent = worst;
  }
}
