import { ZhengmaiError } from '../../graph-schema/errors.ts';
import type { Thread } from './start.ts';

/** What a thread is to do. */
export interface Work<Result> {
  run: (thread: Thread) => Promise<Result>;
  /** So many threads may do work of this kind. */
  threads: number;
  /** So much work a thread has before it, so that it need not wait until this thread looks after it. */
  depth: number;
  /** Given up, and the thread with it, when it has run for so long. */
  limit?: { ms: number; late: () => Error };
  /** The same work done by the thread that gives it; where absent it waits for another. */
  here?: () => Promise<Result>;
}

interface Task extends Work<unknown> {
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
}

interface Seat {
  thread: Thread;
  /** In the order in which it is done. */
  tasks: Task[];
  timer?: NodeJS.Timeout | undefined;
}

/**
 * Threads that work off what is given to them, one task after the other. They start when there is work. A thread that
 * comes to harm fails the task that it was at; what was waiting behind it goes to another.
 */
export class ThreadPool {
  readonly #start: () => Thread;
  readonly #seats = new Set<Seat>();
  readonly #queue: Task[] = [];

  constructor(start: () => Thread) {
    this.#start = start;
  }

  run<Result>(work: Work<Result>): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ ...work, resolve: resolve as (value: unknown) => void, reject });
      this.#next();
    });
  }

  /** Does the first work that waits and can be done in this thread; false where there is none. */
  async help(): Promise<boolean> {
    const at = this.#queue.findIndex(({ here }) => here !== undefined);
    const [task] = at < 0 ? [] : this.#queue.splice(at, 1);
    await task?.here!().then(task.resolve, task.reject);
    return task !== undefined;
  }

  /** Ends all threads. */
  async close(): Promise<void> {
    const seats = [...this.#seats];
    this.#seats.clear();
    this.#queue.length = 0;
    for (const { timer } of seats) clearTimeout(timer);
    await Promise.all(seats.map(({ thread }) => thread.end()));
  }

  #next(): void {
    for (let task = this.#queue[0]; task; task = this.#queue[0]) {
      const seat = this.#seatFor(task);
      if (!seat) return;
      this.#queue.shift();
      void this.#do(seat, task);
    }
  }

  /** A thread without work, else a new one, else the one that has least before it. */
  #seatFor({ threads, depth }: Task): Seat | undefined {
    const least = [...this.#seats].sort((a, b) => a.tasks.length - b.tasks.length)[0];
    if (least?.tasks.length === 0) return least;
    if (this.#seats.size < threads) {
      const seat: Seat = { thread: this.#start(), tasks: [] };
      this.#seats.add(seat);
      return seat;
    }
    return least && least.tasks.length < depth ? least : undefined;
  }

  async #do(seat: Seat, task: Task): Promise<void> {
    seat.tasks.push(task);
    if (seat.tasks.length === 1) this.#watch(seat);
    try {
      const result = await task.run(seat.thread);
      if (this.#take(seat, task)) task.resolve(result);
    } catch (error) {
      if (!this.#take(seat, task)) return;
      if (!(error instanceof ZhengmaiError)) this.#lose(seat);
      task.reject(error);
    }
    this.#next();
  }

  /** Takes a task that is done from a thread; false where the thread was lost, and the task with it. */
  #take(seat: Seat, task: Task): boolean {
    if (!this.#seats.has(seat)) return false;
    seat.tasks.splice(seat.tasks.indexOf(task), 1);
    this.#watch(seat);
    return true;
  }

  /** The time of a task runs from when it is the first. */
  #watch(seat: Seat): void {
    clearTimeout(seat.timer);
    const [task] = seat.tasks;
    if (!task?.limit) return;
    const { ms, late } = task.limit;
    seat.timer = setTimeout(() => {
      seat.tasks.shift();
      this.#lose(seat);
      task.reject(late());
      this.#next();
    }, ms);
  }

  /** Ends a thread; what it still had before it is done by others. */
  #lose(seat: Seat): void {
    this.#seats.delete(seat);
    clearTimeout(seat.timer);
    this.#queue.unshift(...seat.tasks);
    void seat.thread.end();
  }
}
