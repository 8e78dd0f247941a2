import { z } from 'zod';
import { loadData } from '../data.ts';

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
  /** All national bodies, longest first. */
  national: string[];
  /** What names of bodies end in, longest first. */
  endings: string[];
}

let loaded: Vocabulary | undefined;

/** Document types, national bodies and endings of names, from ingest/data. */
export function vocabulary(): Vocabulary {
  return (loaded ??= build());
}

function build(): Vocabulary {
  const types = loadData('document-types', typesFile);
  const bodies = loadData('national-bodies', bodiesFile);
  const longestFirst = (names: string[]): string[] => Array.from(new Set(names)).sort((a, b) => b.length - a.length);
  return {
    types: longestFirst([...types.letters, ...types.plans]),
    letters: new Set(types.letters),
    top: new Set(bodies.top),
    ministries: new Set(bodies.ministries),
    national: longestFirst([...bodies.top, ...bodies.ministries]),
    endings: longestFirst(bodies.endings),
  };
}
