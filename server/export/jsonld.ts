import { documentIdOf, slugOf } from '../../graph-schema/ids.ts';
import type { CitationRecord, ClauseRecord, DocumentRecord, ExportRecord } from '../../graph-schema/records.ts';
import type { GraphStore } from '../../graph-schema/store.ts';
import type { CitationRole, LinkRelation } from '../../graph-schema/terms.ts';
import { exportRecords } from './records.ts';
import type { ExportView } from './view.ts';

const DATE = { '@type': 'xsd:date' };
const REFERENCE = { '@type': '@id' };

/**
 * schema.org Legislation and its extension, ELI (European Legislation Identifier) for what it names more exactly, and
 * terms of our own for the rest. Written into the file, so that reading it needs no network.
 */
const CONTEXT = {
  schema: 'https://schema.org/',
  eli: 'http://data.europa.eu/eli/ontology#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  zm: 'urn:zhengmai:term:',
  name: 'schema:name',
  text: 'schema:text',
  position: 'schema:position',
  inLanguage: 'schema:inLanguage',
  isPartOf: { '@id': 'schema:isPartOf', ...REFERENCE },
  legislationIdentifier: 'schema:legislationIdentifier',
  legislationType: 'schema:legislationType',
  legislationDate: { '@id': 'schema:legislationDate', ...DATE },
  dateInForce: { '@id': 'eli:first_date_entry_in_force', ...DATE },
  legislationPassedBy: 'schema:legislationPassedBy',
  legislationJurisdiction: 'schema:legislationJurisdiction',
  legislationApplies: { '@id': 'schema:legislationApplies', ...REFERENCE },
  legislationEnsuresImplementationOf: { '@id': 'schema:legislationEnsuresImplementationOf', ...REFERENCE },
  from: { '@id': 'zm:from', ...REFERENCE },
  to: { '@id': 'zm:to', ...REFERENCE },
};

type Thing = Record<string, unknown>;

/** What a citation's role is in ELI: the basis in law, a repeal, a change, or any other mention. */
const CITATION_TERMS: Record<CitationRole, string> = {
  basis: 'eli:based_on',
  issue: 'eli:cites',
  mention: 'eli:cites',
  repeals: 'eli:repeals',
  amends: 'eli:amends',
};

const LINK_TERMS: Record<LinkRelation, string> = {
  IMPLEMENTS: 'legislationEnsuresImplementationOf',
  CONTINUES: 'zm:continues',
  RESTATES: 'zm:restates',
  PARALLELS: 'zm:parallels',
};

const WHOLE_DATE = /^\d{4}-\d{2}-\d{2}$/u; // "2021-11-04"; not "2021"

/** A date as its context says; one that is known in part is a plain text. */
function dateValue(date: string | null): unknown {
  return date === null || WHOLE_DATE.test(date) ? date : { '@value': date };
}

class Names {
  readonly #base: string;

  constructor(base: string | undefined) {
    this.#base = base === undefined ? 'urn:zhengmai:' : `${base.replace(/\/+$/u, '')}/d/`;
  }

  /** Address of a document, or of a clause within its document's page. */
  of(id: string): string {
    const slug = slugOf(id);
    return `${this.#base}${documentIdOf(id)}${slug === '' ? '' : `#${slug}`}`;
  }
}

function documentThing(record: DocumentRecord, names: Names): Thing {
  const { id, title, documentNumber, documentType, date, effectiveDate, issuers, region } = record;
  return {
    '@id': names.of(id),
    '@type': ['schema:Legislation', 'eli:LegalResource'],
    name: title,
    legislationIdentifier: documentNumber,
    legislationType: documentType,
    legislationDate: dateValue(date),
    dateInForce: dateValue(effectiveDate),
    legislationPassedBy: issuers.map((name) => ({ '@type': 'schema:GovernmentOrganization', name })),
    legislationJurisdiction: region === null ? null : { '@type': 'schema:AdministrativeArea', name: region },
    inLanguage: 'zh-CN',
  };
}

function clauseThing(record: ClauseRecord, names: Names, parent: string | undefined): Thing {
  const { id, documentId, locator, title, text, order } = record;
  return {
    '@id': names.of(id),
    '@type': ['schema:Legislation', 'eli:LegalResourceSubdivision'],
    isPartOf: names.of(parent ?? documentId),
    legislationIdentifier: locator,
    name: title === '' ? null : title,
    text,
    position: order,
  };
}

/** The cited document by its address where it is held, else by its title and number. */
function citationThing(citation: CitationRecord, names: Names, held: ReadonlyMap<string, string>): Thing {
  const id = citation.resolves === null ? undefined : held.get(citation.resolves);
  const cited =
    id === undefined
      ? { '@type': 'schema:Legislation', name: citation.title, legislationIdentifier: citation.number }
      : { '@id': names.of(id) };
  return { '@id': names.of(citation.clauseId), [CITATION_TERMS[citation.role]]: cited };
}

/** What has been named so far: ids of documents by their name, ids of the present document's clauses by locator. */
interface Seen {
  held: ReadonlyMap<string, string>;
  clauses: Map<string, string>;
}

function thingsOf(record: ExportRecord, names: Names, { held, clauses }: Seen): Thing[] {
  switch (record.type) {
    case 'document':
      clauses.clear();
      return [documentThing(record, names)];
    case 'clause':
      clauses.set(record.locator, record.id);
      return [clauseThing(record, names, clauses.get(record.parent ?? ''))];
    case 'duty':
      return [{ '@id': names.of(record.clauseId), 'zm:responsible': record.agencies, 'zm:lead': record.lead }];
    case 'target': {
      const { clauseId: id, text, object, value, value2, unit, deadline, cmp } = record;
      const target = { object, value, value2, unit, deadline, comparator: cmp, quote: text };
      const own = Object.entries(target).map(([name, one]) => [`zm:${name}`, one]);
      return [{ '@id': names.of(id), 'zm:target': { '@type': 'zm:Target', ...Object.fromEntries(own) } }];
    }
    case 'citation':
      return [citationThing(record, names, held)];
    case 'parent': {
      const certain = record.relation === 'IMPLEMENTS' && record.basis !== 'inferred';
      const term = certain ? 'legislationEnsuresImplementationOf' : 'legislationApplies';
      return [{ '@id': names.of(record.from), [term]: names.of(record.to) }];
    }
    case 'link': {
      const [from, to] = [names.of(record.from.id), names.of(record.to.id)];
      const { kind, score, band } = record;
      return [
        { '@id': from, [LINK_TERMS[record.relation]]: { '@id': to } },
        { '@type': 'zm:Link', from, to, 'zm:kind': kind, 'zm:score': score, 'zm:band': band },
      ];
    }
    case 'diagnostic':
      return [];
  }
}

function withoutNothing(thing: Thing): Thing {
  return Object.fromEntries(Object.entries(thing).filter(([, value]) => value !== null && value !== undefined));
}

/**
 * Documents as schema.org Legislation with their clauses as parts, in JSON-LD 1.1. A clause that carries out another
 * has `legislationEnsuresImplementationOf`; a document has it where it names the other as its basis, else
 * `legislationApplies`. Each link is besides a `zm:Link` with its kind and score.
 */
export async function* jsonLd(store: GraphStore, view: ExportView): AsyncGenerator<string> {
  const names = new Names(view.base);
  const held = new Map<string, string>();
  for await (const record of exportRecords(store, { ...view, only: ['document'] }))
    if (record.type === 'document') held.set(record.document, record.id);
  yield `{"@context":${JSON.stringify(CONTEXT)},\n"@graph":[`;
  let between = '\n';
  const seen: Seen = { held, clauses: new Map() };
  for await (const record of exportRecords(store, view)) {
    for (const thing of thingsOf(record, names, seen)) {
      yield `${between}${JSON.stringify(withoutNothing(thing))}`;
      between = ',\n';
    }
  }
  yield '\n]}\n';
}
