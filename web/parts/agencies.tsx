import { Fragment } from 'preact';
import type { ClauseRef } from '../../graph-schema/api.ts';
import { links } from '../links.ts';

export interface AgencyLinksProps {
  clause: Pick<ClauseRef, 'id' | 'agencies' | 'lead'>;
  /** A body that is not named again. */
  without?: string;
  /** The leading body alone. */
  leadOnly?: boolean;
  /** At most so many; the rest is counted. */
  most?: number;
}

/** Responsible bodies of a clause, the leading one first and in bold, each a way to all of its duties. */
export function AgencyLinks({ clause, without, leadOnly = false, most = Infinity }: AgencyLinksProps) {
  const { id, lead, agencies } = clause;
  const others = leadOnly ? [] : agencies.filter((name) => name !== lead);
  const names = [...(lead === null ? [] : [lead]), ...others].filter((name) => name !== without);
  return (
    <span class="bodies">
      {names.slice(0, most).map((name, index) => (
        <Fragment key={name}>
          {index > 0 && '、'}
          <a class={name === lead ? 'is-lead' : 'note-agency'} href={links.agency(name, id)}>
            {name}
          </a>
        </Fragment>
      ))}
      {names.length > most && ` 等${names.length}个`}
    </span>
  );
}
