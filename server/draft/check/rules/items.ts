import type { ClauseRecord } from '../../../../graph-schema/records.ts';
import { rarity } from '../../../../ingest/link/background.ts';
import { gramsIn, type Gram } from '../../../../ingest/link/grams.ts';
import { cutMeasures } from '../../../../ingest/link/measures.ts';
import type { ParentItem } from '../../items.ts';
import type { Rule, Spotted, Subject } from '../types.ts';

/** Share of an item's telling letter pairs that stand together in some clause from which on it is spoken of. */
const SPOKEN_OF = 0.3;
/** Fewer telling pairs than this say nothing. */
const LEAST_MASS = 6;
/** With a larger share of open items the text does not set out to carry out the whole parent. */
const PART_ONLY = 0.6;
/** A finished text that carries out fewer items of a parent does not set out to carry out all of them. */
const LEAST_CARRIED = 4;
const NAMED = 5;

/**
 * Parent items that nothing in the text carries out. Only items that name a body of the text's level count; an item is
 * carried out where a block says so, where a clause is linked with it or with what it restates, or where a clause has
 * most of its telling words. A text that carries out less than half of a parent is told so once.
 */
export const itemOpen: Rule = (subject, { items }) => {
  const decided = subject.draft?.decisions ?? {};
  const carried = new Set([
    ...(subject.draft?.blocks ?? []).flatMap((block) => block.items),
    ...subject.links.map(({ upper }) => upper.id),
  ]);
  const known = clausesByGram(subject);
  const isOpen = (item: ParentItem): boolean =>
    !carried.has(item.clauseId) &&
    (decided[item.clauseId]?.state ?? 'open') === 'open' &&
    !isSpokenOf(item, known) &&
    !isNamed(item, subject.document.text);
  const parents = [...new Set(items.map(({ document }) => document))];
  return parents.flatMap((document) => {
    const own = items.filter(
      (item) => item.document === document && item.addressed && item.agencies.length > 0 && !isSafeguard(item),
    );
    const open = own.filter(isOpen);
    if (open.length > PART_ONLY * own.length) return partOnly(document, own, open);
    return subject.draft || own.length - open.length >= LEAST_CARRIED ? open.map(spotted) : [];
  });
};

/** Items that bind everybody to carry the rest out: "各地区要高度重视", "加强组织领导"; not "加强职业培训". */
function isSafeguard({ title, text }: ParentItem): boolean {
  return /组织领导|组织实施|工作保障|督[导促查]|宣传引导/u.test(title) || /^.{0,12}高度重视/u.test(text);
}

function spotted(item: ParentItem): Spotted {
  const { clauseId, document, locator, text, title } = item;
  return {
    rule: 'item-open',
    weight: 'look',
    clause: null,
    span: null,
    text: title || text.slice(0, 40),
    message: `${document} ${locator}要求本级落实，文中没有写到。`,
    evidence: [{ clauseId, source: `${document} ${locator}`, text }],
    about: clauseId,
  };
}

function partOnly(document: string, own: readonly ParentItem[], open: readonly ParentItem[]): Spotted[] {
  if (open.length === 0) return [];
  return [
    {
      rule: 'item-open',
      weight: 'note',
      clause: null,
      span: null,
      text: document,
      message: `${document}要求本级落实的${own.length}条中，${open.length}条文中没有写到；如只落实其中一部分，可不理会。`,
      evidence: open.slice(0, NAMED).map(({ clauseId, locator, text }) => ({
        clauseId,
        source: `${document} ${locator}`,
        text: text.slice(0, 120),
      })),
      about: document,
    },
  ];
}

/** Places of the clauses that have a letter pair. */
type GramIndex = ReadonlyMap<Gram, readonly number[]>;

function clausesByGram({ document }: Subject): GramIndex {
  const index = new Map<Gram, number[]>();
  document.clauses.forEach((clause, place) => {
    for (const gram of gramsOf(clause)) {
      const places = index.get(gram);
      if (places) places.push(place);
      else index.set(gram, [place]);
    }
  });
  return index;
}

function gramsOf({ text, bodyStart, label }: Pick<ClauseRecord, 'text' | 'bodyStart' | 'label'>): Set<Gram> {
  const from = Math.min(label.length, bodyStart);
  return new Set(gramsIn(text, from, text.length, 2).map(({ gram }) => gram));
}

/** Rarity of four letters that name one thing: 贴息贴费; not 重大项目. */
const TELLING = 2;

/** Whether the text has four telling letters of the item's heading. */
function isNamed({ title }: ParentItem, text: string): boolean {
  const grams = gramsIn(title, 0, title.length, 2);
  return grams.some(({ start }, i) => {
    const run = title.slice(start, start + 4);
    const mass = grams.slice(i, i + 3).reduce((sum, { gram }) => sum + rarity(gram), 0);
    return run.length === 4 && mass >= TELLING && text.includes(run);
  });
}

/** Whether some clause has enough of the item's telling pairs. */
function isSpokenOf({ text }: ParentItem, index: GramIndex): boolean {
  const grams = new Set(cutMeasures(text).flatMap(([from, to]) => gramsIn(text, from, to, 2).map(({ gram }) => gram)));
  const masses = new Map<number, number>();
  let whole = 0;
  for (const gram of grams) {
    const mass = rarity(gram);
    whole += mass;
    for (const place of index.get(gram) ?? []) masses.set(place, (masses.get(place) ?? 0) + mass);
  }
  return whole < LEAST_MASS || Math.max(0, ...masses.values()) >= SPOKEN_OF * whole;
}
