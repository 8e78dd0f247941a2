import { z } from 'zod';
import { loadData } from '../data.ts';
import { Ending } from '../patterns.ts';
import { groupBy } from '../../graph-schema/group.ts';

const typesFile = z.object({ letters: z.array(z.string()), plans: z.array(z.string()) });
const bodiesFile = z.object({
  top: z.array(z.string()),
  ministries: z.array(z.string()),
  endings: z.array(z.string()),
});

/** Names that metadata is read with, made ready once. */
export interface Vocabulary {
  /** A title ends in one of these, longest first: 实施方案, 通知. */
  types: string[];
  /** 文种 of letters that hold another document or are none of their own: 通知, 函, 令. */
  letters: Set<string>;
  top: Set<string>;
  ministries: Set<string>;
  /** All national bodies. */
  national: Set<string>;
  /** All national bodies by their first character, so that a text need not be searched for each. */
  nationalBy: Map<string, string[]>;
  /** What names of bodies end in. */
  endings: Ending;
}

let loaded: Vocabulary | undefined;

/** Document types, national bodies and endings of names, from ingest/data. */
export function vocabulary(): Vocabulary {
  return (loaded ??= build());
}

function build(): Vocabulary {
  const types = loadData('document-types', typesFile);
  const bodies = loadData('national-bodies', bodiesFile);
  const national = [...bodies.top, ...bodies.ministries];
  const longestFirst = (names: string[]): string[] => Array.from(new Set(names)).sort((a, b) => b.length - a.length);
  return {
    types: longestFirst([...types.letters, ...types.plans]),
    letters: new Set(types.letters),
    top: new Set(bodies.top),
    ministries: new Set(bodies.ministries),
    national: new Set(national),
    nationalBy: groupBy(national, (name) => name.charAt(0)),
    endings: new Ending(new RegExp(`(?:${longestFirst(bodies.endings).join('|')})$`, 'u')),
  };
}
