import type {
  ClauseView,
  CoverageResponse,
  DiagnosticsResponse,
  DocumentLinksResponse,
  DocumentPatch,
  DocumentResponse,
  DocumentsRequest,
  DocumentsResponse,
  IngestEvent,
  LineageResponse,
  MissingResponse,
  OverviewResponse,
  WatchStatus,
} from '../graph-schema/api.ts';
import type {
  AgenciesRequest,
  AgenciesResponse,
  AgencyRequest,
  AgencyResponse,
  NeighbourhoodRequest,
  NeighbourhoodResponse,
} from '../graph-schema/api-graph.ts';
import type { ReviewRecord, ReviewRequest, ReviewsRequest, ReviewsResponse } from '../graph-schema/api-review.ts';
import type { PairResponse, TableResponse, TargetsRequest, TargetsResponse } from '../graph-schema/api-table.ts';
import type { Checked, CheckedFile } from '../graph-schema/api-check.ts';
import type { CheckResponse, DraftContent } from '../graph-schema/draft.ts';
import type { Searcher } from '../graph-schema/search.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import type { ClipShelf } from './draft/clips.ts';
import type { DraftDesk } from './draft/drafts.ts';
import type { DraftWork } from './draft/work.ts';
import type { Exporter } from './export/exporter.ts';
import type { StateOf } from './http/answers.ts';
import type { Answering } from './routes/question.ts';
import type { AccessSettings } from './http/access.ts';

/** An original file as it was handed in. */
export interface SourceFile {
  name: string;
  bytes: Uint8Array;
}

interface Page {
  limit: number;
  offset: number;
}

/** What the routes read. Unknown ids are DOCUMENT_NOT_FOUND or CLAUSE_NOT_FOUND. */
export interface Queries {
  counts(): Promise<{ documents: number; clauses: number }>;
  documents(request: DocumentsRequest): Promise<DocumentsResponse>;
  document(id: string): Promise<DocumentResponse>;
  documentLinks(id: string): Promise<DocumentLinksResponse>;
  source(id: string): Promise<SourceFile>;
  clause(id: string): Promise<ClauseView>;
  lineage(up: string, down: string): Promise<LineageResponse>;
  coverage(up: string, down: string): Promise<CoverageResponse>;
  table(up: string, down: readonly string[]): Promise<TableResponse>;
  targets(request: TargetsRequest): Promise<TargetsResponse>;
  pair(from: string, to: string): Promise<PairResponse>;
  agencies(request: AgenciesRequest): Promise<AgenciesResponse>;
  agency(request: AgencyRequest): Promise<AgencyResponse>;
  neighbourhood(request: NeighbourhoodRequest): Promise<NeighbourhoodResponse>;
  /** The scope (document id, or with a clause) that a 文号, title or clause as printed means; see `resolveScope`. */
  scopeNamed(written: string): Promise<string>;
  /** Documents (名称) that cite this 文号 or title, held or not. */
  citedBy(name: string): Promise<string[]>;
  overview(): Promise<OverviewResponse>;
  diagnostics(
    request: Page & { document?: string | undefined; doubts?: 'true' | 'false' | undefined },
  ): Promise<DiagnosticsResponse>;
  missing(page: Page): Promise<MissingResponse>;
}

/** What the routes change. Each call ends when the change is stored and found by search. */
export interface Library {
  /**
   * Takes in files and tells how far each is. One that cannot be read ends as `failed` and leaves the others in.
   * A caller that goes away does not stop files that are under way.
   */
  add(files: readonly SourceFile[]): AsyncIterable<IngestEvent>;
  /** Corrects what was read of a document; kept when the file is ingested again. Throws DOCUMENT_NOT_FOUND. */
  correct(id: string, patch: DocumentPatch): Promise<void>;
  /** Removes a document with its clauses and links; reviews stay. Throws DOCUMENT_NOT_FOUND. */
  remove(id: string): Promise<void>;
  /** Undoes a removal as long as the file is kept. Throws DOCUMENT_NOT_FOUND. */
  restore(id: string): Promise<void>;
}

/** What reviewers state; never overwritten by the linker. */
export interface Reviews {
  list(request: ReviewsRequest): Promise<ReviewsResponse>;
  add(request: ReviewRequest): Promise<ReviewRecord>;
  /** Takes a statement back; it stays in the record. Throws NOT_FOUND. */
  withdraw(id: string): Promise<ReviewRecord>;
}

/** What may be said of a text to be checked; all of it may be left out. */
export interface CheckOptions {
  /** Name or code of the region that the text is for. */
  region?: string | undefined;
  /** Parents by id, 文号 or title; absent: what the text cites as its basis. */
  parents?: readonly string[] | undefined;
  /** Share taken over word for word above which it is reported. */
  copiedShare?: number | undefined;
  /** ISO date; absent: now. */
  today?: string | undefined;
  /** Also the rules that are not shown by default. */
  all?: boolean | undefined;
}

/** Checks of drafts and finished texts; nothing is stored. Unknown regions are BAD_REQUEST, parents DOCUMENT_NOT_FOUND. */
export interface Checks {
  /** A stored draft's content against its own parents; those that have been removed meanwhile are left out. */
  draft(draft: DraftContent, options?: CheckOptions): Promise<CheckResponse>;
  /** The content of a draft that is not stored. */
  given(draft: DraftContent, options?: CheckOptions): Promise<Checked>;
  /** Every document in a file. Throws as the readers do. */
  file(file: SourceFile, options?: CheckOptions): Promise<CheckedFile['documents']>;
}

/** Everything that the HTTP side needs of the program; plain values, so that tests hand in their own. */
export interface AppDependencies {
  store: { readonly kind: string };
  index: Searcher;
  queries: Queries;
  /** Answers what is only read, in other threads; absent: here, from `queries` and `index`. */
  answering?: Answering;
  /** What the answers hang on; absent: none is kept. */
  stateOf?: StateOf;
  /** Absent: the server is read-only. */
  library?: Library;
  /** Absent: nothing is given out as a file. */
  exporter?: Exporter;
  /** Absent: there is no review. */
  reviews?: Reviews;
  /** Absent: there is no drafting. */
  drafts?: DraftDesk;
  /** What helps with drafts: checklist, peers, files, issuing. */
  draftWork?: DraftWork;
  /** Absent: texts cannot be checked. */
  checks?: Checks;
  /** Absent: there is no clause library. */
  clips?: ClipShelf;
  /** The folder that is watched, as it stands; absent where there is none. */
  watch?: () => WatchStatus;
  /** False while the index is still loading; requests other than health are then NOT_READY. */
  ready?: () => boolean;
  /** Folder of the built page; absent: API only. */
  webRoot?: string;
  /** Host names besides localhost and plain addresses under which the server may be called. */
  hosts?: readonly string[];
  version?: string;
  /** Who may write; absent: only those at this machine. */
  access?: AccessSettings;
  /** Writes allowed for one address in a minute. */
  writesPerMinute?: number;
  /** Requests of any kind allowed for one address in a minute; 0 or absent: any number. */
  readsPerMinute?: number;
  /** Takes a line for each request, and errors nobody foresaw. */
  log?: Log;
  /** Figures for Prometheus under /metrics; absent: none. */
  metrics?: Metrics;
}
