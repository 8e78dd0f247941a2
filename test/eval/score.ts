import { namesOf, roundedPrf, total } from './figures.ts';
import { CORPUS_NUMBERS } from './gold.ts';
import { scoreCitations } from './parts/citations.ts';
import { scoreDuties } from './parts/duties.ts';
import { scoreLinks } from './parts/links.ts';
import { scoreStructure } from './parts/structure.ts';
import { scoreTargets } from './parts/targets.ts';
import { round3 } from './text.ts';
import type { Gold, Measure, Part, Reading } from './types.ts';

/** Documents of the corpus whose structure, targets, duties and citations are annotated. */
export const CORPUS_DOCS = ['D0', 'D1', 'D2'] as const;

/**
 * Every part of the given documents except links.
 * @param held keys of the documents that citations can be resolved to
 * @param isAnnotated which parts of a document are annotated
 */
export function scoreDocuments(
  gold: Gold,
  reading: Reading,
  docs: readonly string[],
  held: ReadonlySet<string> = new Set(Object.keys(CORPUS_NUMBERS)),
  isAnnotated: (doc: string, part: Part) => boolean = () => true,
): Measure[] {
  const score = (part: Part, scorer: (doc: string) => Measure): Measure[] =>
    docs.filter((doc) => isAnnotated(doc, part)).map(scorer);
  return [
    ...score('structure', (doc) => scoreStructure(gold, reading, doc)),
    ...score('targets', (doc) => scoreTargets(gold, reading, doc)),
    ...score('duties', (doc) => scoreDuties(gold, reading, doc)),
    ...score('citations', (doc) => scoreCitations(gold, reading, doc, held)),
  ];
}

/** The shared annotations of the corpus: all parts, links by scope. */
export function scoreCorpus(gold: Gold, reading: Reading): Measure[] {
  return [...scoreDocuments(gold, reading, CORPUS_DOCS), ...scoreLinks(gold.links, reading)];
}

type Figures = Record<string, number | string | string[] | null>;
const RATIO_NAMES: Record<Part, string> = {
  metadata: 'fields_ok',
  structure: 'title_ok',
  targets: 'cmp_ok',
  duties: 'lead_ok',
  citations: 'resolved',
  links: 'kind_ok',
  parents: 'decoys',
};

/** The figures in the shape that `score.py --json` prints, for holding the two against each other. */
export function asScorePy(measures: readonly Measure[]): Record<string, Record<string, Figures>> {
  const out: Record<string, Record<string, Figures>> = {};
  for (const measure of measures) (out[measure.part] ??= {})[measure.scope] = scopeFigures(measure);
  const links = total(
    measures.filter((measure) => measure.part === 'links'),
    'all',
  );
  if (links) (out.links ??= {}).all = { ...counts(links), ...roundedPrf(links) };
  return out;
}

function counts({ tp, fp, fn }: Measure): Figures {
  return { tp, fp, fn };
}

function scopeFigures(measure: Measure): Figures {
  const { part, ratio, items } = measure;
  const figures: Figures = { ...counts(measure), ...roundedPrf(measure) };
  if (part === 'structure') {
    figures.missing = namesOf(items, 'missed').slice(0, 8);
    figures.extra = namesOf(items, 'extra').slice(0, 8);
  }
  const share = ratio.of > 0 ? round3(ratio.right / ratio.of) : null;
  figures[RATIO_NAMES[part]] = part === 'citations' ? `${ratio.right}/${ratio.of}` : share;
  return figures;
}
