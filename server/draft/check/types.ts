import type { DraftContent, Finding, FindingRule } from '../../../graph-schema/draft.ts';
import type {
  ClauseRecord,
  CitationRecord,
  DocumentRecord,
  DutyRecord,
  IngestedDocument,
  LinkRecord,
  Span,
  TargetRecord,
} from '../../../graph-schema/records.ts';
import type { Region } from '../../../ingest/resolve/regions.ts';
import type { ParentItem } from '../items.ts';

/** What is known of documents held, by the names under which others cite them. */
export interface DocumentRegister {
  /** By `numberName`. */
  byNumber: ReadonlyMap<string, readonly DocumentRecord[]>;
  /** By each of `titleNames`. */
  byTitle: ReadonlyMap<string, readonly DocumentRecord[]>;
  /** Statements of held documents that repeal others, by number and title of what they repeal. */
  repeals: ReadonlyMap<string, readonly Repeal[]>;
}

/** A held document's statement that another is repealed. */
export interface Repeal {
  by: DocumentRecord;
  citation: CitationRecord;
}

/** What a text is checked against. */
export interface CheckContext {
  /** Region that the text is for; null: what the text itself says. */
  region: Region | null;
  /** Documents that the text is to carry out. */
  parents: readonly IngestedDocument[];
  /** What the parents want carried out. */
  items: readonly ParentItem[];
  register: DocumentRegister;
  /** Today as ISO date: what lies before it is past for a text without a date of its own. */
  today: string;
  /** Share taken over word for word above which it is reported, 0 to 1. */
  copiedShare: number;
}

/** A clause of the text that is linked with one of a parent. */
export interface LinkedClauses {
  link: Pick<LinkRecord, 'score' | 'band' | 'targets'>;
  lower: ClauseRecord;
  upper: ClauseRecord;
  parent: IngestedDocument;
}

/** A text as the rules see it, with everything that several of them need. */
export interface Subject {
  document: IngestedDocument;
  /** The draft that the text was made of; null for a text from elsewhere. */
  draft: DraftContent | null;
  /** Region of the text, null where nothing tells. */
  region: Region | null;
  /** ISO date against which dates are past: the text's own, else today. */
  date: string;
  clauses: ReadonlyMap<string, ClauseRecord>;
  duties: ReadonlyMap<string, DutyRecord>;
  targets: ReadonlyMap<string, TargetRecord>;
  links: readonly LinkedClauses[];
}

/** What a rule found, before it is known where that stands in a draft. */
export interface Spotted {
  rule: FindingRule;
  weight: Finding['weight'];
  /** Clause that it is about; null: the whole text. */
  clause: ClauseRecord | null;
  /** In the clause's text. */
  span: Span | null;
  /** The words in question. */
  text: string;
  message: string;
  evidence?: Finding['evidence'];
  /** Words to put in the place of `span`. */
  repair?: { label: string; text: string; span?: Span } | null;
  /** What tells this finding apart from another of the same rule and words, such as a parent clause. */
  about?: string;
}

/** One rule: pure, never throws on odd text, silent where it knows nothing. */
export type Rule = (subject: Subject, context: CheckContext) => Spotted[];
