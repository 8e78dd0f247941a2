import type { TargetComparison, TargetRecord } from '../../../../graph-schema/records.ts';
import type { LinkedClauses, Rule, Spotted, Subject } from '../types.ts';

/** A comparison along a link with both targets, as far as there are two. */
interface Compared {
  comparison: TargetComparison;
  linked: LinkedClauses;
  lower: TargetRecord | null;
  upper: TargetRecord;
}

/** Comparisons with each parent target, the best link's first. */
function comparisons({ links, targets }: Subject): Compared[] {
  const seen = new Set<string>();
  return [...links]
    .sort((a, b) => b.link.score - a.link.score)
    .flatMap((linked) =>
      linked.link.targets.flatMap((comparison): Compared[] => {
        const upper = linked.parent.targets.find(({ id }) => id === comparison.to);
        if (!upper) return [];
        return [{ comparison, linked, lower: comparison.from ? (targets.get(comparison.from) ?? null) : null, upper }];
      }),
    )
    .filter(({ upper, lower }) => {
      const key = `${upper.id} ${lower?.id ?? ''}`;
      const fresh = !seen.has(key);
      seen.add(key);
      return fresh;
    });
}

function evidenceOf({ linked, upper }: Compared): Spotted['evidence'] {
  return [{ clauseId: linked.upper.id, source: `${linked.upper.document} ${linked.upper.locator}`, text: upper.text }];
}

function atTarget(found: Compared, parts: Pick<Spotted, 'rule' | 'weight' | 'message'>): Spotted {
  const { linked, lower } = found;
  return {
    clause: linked.lower,
    span: lower?.span ?? null,
    text: lower?.text ?? (linked.lower.title || linked.lower.text.slice(0, 30)),
    evidence: evidenceOf(found),
    about: found.upper.id,
    ...parts,
  };
}

/**
 * Values below the parent's for the same indicator. Silent for shares of amounts that a region takes over from the one
 * above, and where another clause of the text reaches the parent's value.
 */
export const targetLowered: Rule = (subject) => {
  const all = comparisons(subject);
  const reached = new Set(
    all
      .filter(({ comparison: { verdict } }) => verdict === 'same' || verdict === 'raised')
      .map(({ upper }) => upper.id),
  );
  return all
    .filter(({ comparison, linked, upper, lower }) => {
      if (comparison.verdict !== 'lowered' || reached.has(upper.id) || lower === null) return false;
      return linked.link.band === 'firm' && !comparison.note.includes('期限推后') && isComparable(upper);
    })
    .map((found) =>
      atTarget(found, { rule: 'target-lowered', weight: 'must', message: `低于上位文件：${found.comparison.note}。` }),
    );
};

/** Bare counts ("用户数突破3000万") are shared out as amounts with a unit are. */
function isComparable({ unit }: TargetRecord): boolean {
  return !/^[十百千万亿]*$/u.test(unit);
}

/** The same value by a later year than the parent sets. */
export const deadlineLate: Rule = (subject) =>
  comparisons(subject)
    .filter(({ comparison, linked, lower }) => {
      return lower !== null && linked.link.band === 'firm' && comparison.note.includes('期限推后');
    })
    .map((found) =>
      atTarget(found, {
        rule: 'deadline-late',
        weight: 'must',
        message: `期限晚于上位文件：${found.comparison.note}。`,
      }),
    );

/** The same value as the parent's, without the parent's deadline. */
export const deadlineMissing: Rule = (subject) =>
  comparisons(subject)
    .filter(({ comparison, linked, lower, upper }) => {
      if (comparison.verdict !== 'no-deadline' || lower === null || linked.link.band !== 'firm') return false;
      return upper.deadlineSource === 'own';
    })
    .map((found) =>
      atTarget(found, {
        rule: 'deadline-missing',
        weight: 'look',
        message: `上位文件有期限，这里没有：${found.comparison.note}。`,
      }),
    );

/** Shares and rates hold for every region alike; amounts are shared out. */
const RATES: ReadonlySet<string> = new Set(['%', '％', '百分点', '个百分点', '‰']);
/** Share of an indicator's name that a clause must have to speak of it. */
const NAMED = 0.8;

/**
 * A rate of the parent whose indicator a clause names without a number. Silent where the value stands anywhere in the
 * text, and where the clause does not speak of the indicator.
 */
export const targetMissing: Rule = (subject) => {
  const values = new Set(subject.document.targets.map(({ value, unit }) => `${value} ${unit}`));
  const all = comparisons(subject);
  const met = new Set(all.filter(({ lower }) => lower !== null).map(({ upper }) => upper.id));
  const told = new Set<string>();
  return all
    .filter(({ comparison, linked, lower, upper }) => {
      const name = `${linked.lower.id} ${upper.value} ${upper.unit}`;
      if (comparison.verdict !== 'no-value' || lower !== null || met.has(upper.id) || told.has(name)) return false;
      if (!RATES.has(upper.unit) || values.has(`${upper.value} ${upper.unit}`)) return false;
      if (linked.link.band !== 'firm' || nameShare(upper.object, linked.lower.text) < NAMED) return false;
      told.add(name);
      return true;
    })
    .map((found) =>
      atTarget(found, {
        rule: 'target-missing',
        weight: 'look',
        message: `上位文件的“${found.upper.text}”在这里没有数值。`,
      }),
    );
};

/** Share of the letter pairs of an indicator's name that stand in a text. */
function nameShare(object: string, text: string): number {
  const letters = Array.from(object.replace(/[的占比例达到率]|[全我本][省市区县州]/gu, ''));
  if (letters.length < 3) return 0;
  const pairs = letters.slice(1).map((letter, i) => (letters[i] ?? '') + letter);
  return pairs.filter((pair) => text.includes(pair)).length / pairs.length;
}
