import { ZhengmaiError, type ErrorCode } from '../../graph-schema/errors.ts';

/** The part of a worker, a message port or its parent that a channel needs. */
export interface Endpoint {
  postMessage(message: unknown, transfer?: ArrayBuffer[]): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
}

/** A function that the other side may call; `emit` sends values on the way to the result. */
export type Handler = (args: never, emit: (value: unknown) => void) => unknown;

type Fault = { code: ErrorCode; message: string; detail?: Record<string, unknown> } | { bug: string };

type Message =
  | { kind: 'call'; id: number; name: string; args: unknown }
  | { kind: 'value'; id: number; value: unknown }
  | { kind: 'result'; id: number; value: unknown }
  | { kind: 'fault'; id: number; fault: Fault };

interface Waiting {
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
  onValue: (value: unknown) => void;
}

export interface CallOptions {
  onValue?: (value: never) => void;
  transfer?: ArrayBuffer[];
}

/** Calls in both directions between two threads. Errors with a code arrive as such, others as plain errors. */
export class Channel {
  readonly #port: Endpoint;
  readonly #handlers: Record<string, Handler>;
  readonly #waiting = new Map<number, Waiting>();
  #last = 0;
  #ended: Error | undefined;

  constructor(port: Endpoint, handlers: Record<string, Handler> = {}) {
    this.#port = port;
    this.#handlers = handlers;
    port.on('message', (message) => void this.#take(message as Message));
  }

  /** Calls a function of the other side; ends with its result. */
  call<Result>(name: string, args: unknown, { onValue, transfer = [] }: CallOptions = {}): Promise<Result> {
    if (this.#ended) return Promise.reject(this.#ended);
    const id = ++this.#last;
    return new Promise<Result>((resolve, reject) => {
      const take = (onValue ?? (() => undefined)) as (value: unknown) => void;
      this.#waiting.set(id, { resolve: resolve as (value: unknown) => void, reject, onValue: take });
      this.#port.postMessage({ kind: 'call', id, name, args } satisfies Message, transfer);
    });
  }

  /**
   * The other side is gone: what waits for it, and what is asked of it from now on, fails.
   * @returns the first reason that was given
   */
  end(error: Error): Error {
    this.#ended ??= error;
    for (const { reject } of this.#waiting.values()) reject(this.#ended);
    this.#waiting.clear();
    return this.#ended;
  }

  async #take(message: Message): Promise<void> {
    if (message.kind === 'call') {
      await this.#answer(message);
      return;
    }
    const waiting = this.#waiting.get(message.id);
    if (!waiting) return;
    if (message.kind === 'value') {
      waiting.onValue(message.value);
      return;
    }
    this.#waiting.delete(message.id);
    if (message.kind === 'result') waiting.resolve(message.value);
    else waiting.reject(errorOf(message.fault));
  }

  async #answer({ id, name, args }: Extract<Message, { kind: 'call' }>): Promise<void> {
    try {
      const handler = this.#handlers[name];
      if (!handler) throw new TypeError(`no such call: ${name}`);
      const value = await handler(args as never, (sent) => {
        this.#port.postMessage({ kind: 'value', id, value: sent } satisfies Message);
      });
      this.#port.postMessage({ kind: 'result', id, value } satisfies Message);
    } catch (error) {
      this.#port.postMessage({ kind: 'fault', id, fault: faultOf(error) } satisfies Message);
    }
  }
}

/** An error as data that goes from thread to thread. */
export function faultOf(error: unknown): Fault {
  if (error instanceof ZhengmaiError) {
    const { code, message, detail } = error;
    return { code, message, ...(detail ? { detail: JSON.parse(JSON.stringify(detail)) as typeof detail } : {}) };
  }
  return { bug: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}

/** The error that a fault was made of. */
export function errorOf(fault: Fault): Error {
  return 'bug' in fault ? new Error(fault.bug) : new ZhengmaiError(fault.code, fault.message, fault.detail);
}
