import { randomUUID } from 'node:crypto';
import type { GivenFile } from '../routes/question.ts';
import type { Channel, Handler } from './channel.ts';

/** Pieces are sent from so many bytes on: a message for every line of a file would cost more than the line. */
const PIECE_BYTES = 64 * 1024;

/** A file without its content, which is asked for piece by piece under this name. */
type Announced = Omit<GivenFile, 'content'> & { ticket: string };

type Content = Exclude<GivenFile['content'], string | Uint8Array>;

/** Content in pieces of some size, each made when it is asked for. */
async function* gathered(content: GivenFile['content']): AsyncGenerator<Uint8Array> {
  if (typeof content === 'string' || content instanceof Uint8Array) {
    yield Buffer.from(content);
    return;
  }
  let waiting: Buffer[] = [];
  let bytes = 0;
  for await (const piece of content) {
    const buffer = Buffer.from(piece);
    waiting.push(buffer);
    bytes += buffer.length;
    if (bytes < PIECE_BYTES) continue;
    yield Buffer.concat(waiting);
    [waiting, bytes] = [[], 0];
  }
  if (bytes > 0) yield Buffer.concat(waiting);
}

/** The side that makes files: keeps those that are being taken. */
export class FileCounter {
  readonly #open = new Map<string, AsyncGenerator<Uint8Array>>();

  announce({ content, ...head }: GivenFile): Announced {
    const ticket = randomUUID();
    this.#open.set(ticket, gathered(content));
    return { ...head, ticket };
  }

  /** What the other side may call. */
  readonly handlers: Record<string, Handler> = {
    piece: async (ticket: string): Promise<Uint8Array | null> => {
      const next = await this.#open.get(ticket)?.next();
      if (next && !next.done) return next.value;
      this.#open.delete(ticket);
      return null;
    },
    drop: async (ticket: string): Promise<void> => {
      await this.#open.get(ticket)?.return(undefined);
      this.#open.delete(ticket);
    },
  };
}

/** The side that takes: asks for the next piece when the last one has gone, and says where it wants no more. */
async function* taken(channel: Channel, ticket: string): Content {
  let ended = false;
  try {
    for (;;) {
      const piece = await channel.call<Uint8Array | null>('piece', ticket);
      ended = piece === null;
      if (piece === null) return;
      yield piece;
    }
  } finally {
    if (!ended) await channel.call('drop', ticket).catch(() => undefined);
  }
}

/** A file whose content comes from another thread. */
export function fileFrom(channel: Channel, { ticket, ...head }: Announced): GivenFile {
  return { ...head, content: taken(channel, ticket) };
}
