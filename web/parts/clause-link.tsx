import { Fragment } from 'preact';
import type { ClauseRef } from '../../graph-schema/api.ts';
import { links } from '../links.ts';
import { LevelBadge } from './marks.tsx';
import { shortName } from './texts.ts';

/** Printed 文号 that does not break. */
export function DocumentNumber({ number }: { number: string }) {
  return <span class="doc-number">{number}</span>;
}

export interface ClauseLinkProps {
  clause: Pick<ClauseRef, 'id' | 'documentTitle' | 'document' | 'level' | 'region' | 'date' | 'clause'>;
  /** Region of the document that the link stands in: another document of the same region is named by its year. */
  here?: { region: string | null } | null;
  badge?: boolean;
  /** Name of its document, where it has to be told from others (see shortNames). */
  name?: string | undefined;
  /** A clause of the same document: named by its number alone. */
  inside?: boolean;
  /** Where the link leads, when not to the clause in its document. */
  href?: string;
}

/** A clause named from elsewhere: level badge, short name of its document, clause number. */
export function ClauseLink({ clause, here = null, badge = false, inside = false, name, href }: ClauseLinkProps) {
  return (
    <>
      {badge && (
        <>
          <LevelBadge level={clause.level} region={clause.region} />{' '}
        </>
      )}
      <a
        class="clause-ref"
        href={href ?? links.clause(clause.id)}
        title={`${clause.documentTitle}（${clause.document}）${clause.clause}`}
      >
        {inside ? '' : `${name ?? shortName(clause, here)} `}
        {clause.clause}
      </a>
    </>
  );
}

/** Parts of a locator with places to break after each "/". */
export function BreakingLocator({ locator }: { locator: string }) {
  const labels = locator.split('/');
  return (
    <>
      {labels.map((label, index) => (
        <Fragment key={index}>
          {label}
          {index < labels.length - 1 && '/'}
          <wbr />
        </Fragment>
      ))}
    </>
  );
}
