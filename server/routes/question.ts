/** What a row that only reads is asked: plain data, so that another thread can answer. */
export interface Question<P = unknown, Q = unknown> {
  params: P;
  query: Q;
}

/** What a row that gives out a file is asked. */
export interface FileQuestion<P = unknown, Q = unknown> extends Question<P, Q> {
  /** Address under which the caller reached the server, for links. */
  origin: string;
}

/** A file as a row gives it out. */
export interface GivenFile {
  /** Name to save it under; absent: it is shown. */
  name?: string;
  /** Media type; absent: by the name. */
  media?: string;
  headers?: Record<string, string>;
  content: string | Uint8Array | AsyncIterable<string | Uint8Array>;
}

/** A row that only reads, as far as it is told to another thread. */
export interface ReadingRow {
  path: string;
  from?: 'store' | 'index' | undefined;
}

/** Answers the rows that only read, in this thread or another. */
export interface Answering {
  /** The JSON of an answer that its schema has passed. */
  json(row: ReadingRow, question: Question): Promise<Uint8Array>;
  file(row: ReadingRow, question: FileQuestion): Promise<GivenFile>;
}
