import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Request, Response } from 'express';
import type { Answering, FileQuestion, GivenFile, Question, ReadingRow } from '../routes/question.ts';
import { ByteShelf } from './byte-shelf.ts';

type Encoding = 'br' | 'gzip';

/** An answer as it goes out. */
interface ReadyAnswer {
  bytes: Buffer;
  etag: string;
  /** Compressed as somebody asked for it. */
  compressed: Map<Encoding, Promise<Uint8Array>>;
}

/**
 * What an answer hangs on: another text whenever store or index have changed. The answer is asked for afterwards, so one
 * that is newer than its state is made once more, and none is older.
 */
export type StateOf = (from: NonNullable<ReadingRow['from']>) => Promise<string>;

/** Kept answers have at most so many bytes together, before they are compressed. */
const KEPT_BYTES = 32 * 1024 * 1024;
/** What an entry takes besides its answer. */
const ENTRY_BYTES = 1000;

/** Makes each answer once: those who ask the same at the same time wait for it, later ones get it until something changes. */
export class ReadyAnswers {
  readonly #answering: Answering;
  readonly #stateOf: StateOf | undefined;
  readonly #kept = new ByteShelf<{ state: string; answer: Promise<ReadyAnswer> }>(KEPT_BYTES);

  /** @param stateOf absent: nothing is kept */
  constructor(answering: Answering, stateOf?: StateOf) {
    this.#answering = answering;
    this.#stateOf = stateOf;
  }

  async json(row: ReadingRow, question: Question): Promise<ReadyAnswer> {
    if (!this.#stateOf) return this.#make(row, question);
    const state = await this.#stateOf(row.from!);
    const key = JSON.stringify([row.path, question]);
    const known = this.#kept.get(key);
    if (known?.state === state) return known.answer;
    const answer = this.#make(row, question);
    const kept = { state, answer };
    this.#kept.put(key, kept, 0);
    const { bytes } = await answer.catch((error: unknown) => {
      this.#kept.remove(key, kept);
      throw error;
    });
    this.#kept.weigh(key, kept, bytes.length + ENTRY_BYTES);
    return answer;
  }

  file(row: ReadingRow, question: FileQuestion): Promise<GivenFile> {
    return this.#answering.file(row, question);
  }

  async #make(row: ReadingRow, question: Question): Promise<ReadyAnswer> {
    const { buffer, byteOffset, byteLength } = await this.#answering.json(row, question);
    const bytes = Buffer.from(buffer, byteOffset, byteLength);
    const etag = `"${createHash('sha1').update(bytes).digest('base64url')}"`;
    return { bytes, etag, compressed: new Map() };
  }
}

/** Smaller answers are sent as they are. */
const COMPRESS_FROM = 1024;

const toBrotli = promisify<Uint8Array, object, Buffer>(brotliCompress);
const toGzip = promisify<Uint8Array, Buffer>(gzip);
const COMPRESSORS: Record<Encoding, (bytes: Uint8Array) => Promise<Uint8Array>> = {
  br: (bytes) => toBrotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: toGzip,
};

/** Sends a ready answer, compressed once for all who take it so, or says that the caller has it already. */
export async function sendJson(request: Request, response: Response, ready: ReadyAnswer): Promise<void> {
  response.setHeader('ETag', ready.etag).type('json').vary('Accept-Encoding');
  if (request.fresh) {
    response.status(304).end();
    return;
  }
  const encoding = ready.bytes.length < COMPRESS_FROM ? false : request.acceptsEncodings(['br', 'gzip', 'identity']);
  if (encoding !== 'br' && encoding !== 'gzip') {
    response.send(ready.bytes);
    return;
  }
  const known = ready.compressed.get(encoding);
  const made = known ?? COMPRESSORS[encoding](ready.bytes);
  if (!known) ready.compressed.set(encoding, made);
  response.setHeader('Content-Encoding', encoding).send(await made);
}

/** Sends a file; one that is made piece by piece is made no faster than it is taken. */
export async function sendFile(response: Response, { name, media, headers = {}, content }: GivenFile): Promise<void> {
  if (name !== undefined) response.attachment(name);
  if (media !== undefined) response.type(media);
  for (const [header, value] of Object.entries(headers)) response.setHeader(header, value);
  if (typeof content === 'string' || content instanceof Uint8Array) {
    response.send(typeof content === 'string' ? content : Buffer.from(content));
    return;
  }
  await pipeline(Readable.from(content), response).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error; // a reader that goes away is no fault
  });
}
