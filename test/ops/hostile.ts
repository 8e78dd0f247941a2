import { RegExpParser, type AST } from '@eslint-community/regexpp';

/** A text made to keep a pattern busy: something repeated, after a beginning that gets the pattern going. */
export interface Hostile {
  before: string;
  repeated: string;
}

/** Stands in no pattern, so that what came before must be tried in all ways. */
const NEVER = '\u0001';
/** One after the other is tried where a pattern takes any of a class. */
const CHARACTERS = ['一', '1', '、', '（', ' ', 'a', '年', '\n', '“', '.', '-', '各', '甲'];
/** What policy texts are made of. */
const UNITS = [
  '一',
  '一、',
  '（',
  '、',
  ' ',
  '\n',
  '1',
  'a',
  '1.',
  '责任单位：',
  '由市',
  '达到',
  '（一）',
  '第一条',
  '年',
  '“《',
];
const PER_CLASS = 2;
const PER_GROUP = 3;
const MOST = 24;
/** From so many repetitions on a bounded quantifier is as good as an unbounded one. */
const MANY = 8;

/** The text of so many characters, which no pattern should match to its end. */
export function hostileText({ before, repeated }: Hostile, length: number): string {
  return before + repeated.repeat(Math.ceil(length / repeated.length)) + NEVER;
}

/** Texts against a pattern: what its quantifiers repeat, alone and with what leads there, and what policies are made of. */
export function hostileTo(pattern: RegExp): Hostile[] {
  const tree = new RegExpParser().parsePattern(pattern.source, 0, undefined, {
    unicode: pattern.unicode,
    unicodeSets: pattern.flags.includes('v'),
  });
  const sampler = new Sampler(pattern.flags.replace(/[gy]/gu, ''));
  const own = sampler.quantified(tree).flatMap(({ before, repeated }) => [
    { before, repeated },
    { before: '', repeated: before + repeated },
    { before: '', repeated },
  ]);
  const whole = sampler.some(tree)[0]!;
  const all = [
    ...own.slice(0, MOST),
    { before: '', repeated: whole },
    { before: '', repeated: whole.slice(0, -1) },
    ...UNITS.map((repeated) => ({ before: '', repeated })),
  ];
  const different = new Map(all.map((one) => [`${one.before} ${one.repeated}`, one]));
  return [...different.values()].filter(({ repeated }) => repeated !== '');
}

/** Makes texts that parts of a pattern match, or nearly. */
class Sampler {
  readonly #flags: string;

  constructor(flags: string) {
    this.#flags = flags;
  }

  /** What the quantifiers in a part repeat, and a text that leads to them. */
  quantified(node: AST.Node, before = ''): Hostile[] {
    if (node.type === 'Alternative') {
      let here = before;
      return node.elements.flatMap((element) => {
        const found = this.quantified(element, here);
        here += this.some(element)[0] ?? '';
        return found;
      });
    }
    if (node.type === 'Quantifier') {
      const own = node.max < MANY ? [] : this.some(node.element).map((repeated) => ({ before, repeated }));
      return [...own, ...this.quantified(node.element, before)];
    }
    return 'alternatives' in node && node.type !== 'ClassStringDisjunction'
      ? node.alternatives.flatMap((alternative) => this.quantified(alternative, before))
      : [];
  }

  /** Some texts for a part, at least one; the empty one for what takes no characters. */
  some(node: AST.Node): string[] {
    switch (node.type) {
      case 'Pattern':
      case 'Group':
      case 'CapturingGroup':
        return spread(node.alternatives, PER_GROUP).flatMap((alternative) => this.some(alternative).slice(0, 1));
      case 'Alternative':
        return [node.elements.map((element) => this.some(element)[0] ?? '').join('')];
      case 'Quantifier':
        return this.some(node.element).map((text) => text.repeat(Math.min(3, Math.max(1, node.min))));
      case 'Character':
        return [String.fromCodePoint(node.value)];
      case 'CharacterSet':
      case 'CharacterClass':
      case 'ExpressionCharacterClass':
        return this.#characters(node.raw);
      default:
        return [''];
    }
  }

  #characters(raw: string): string[] {
    const fits = new RegExp(raw, this.#flags);
    return [...CHARACTERS, ...raw.replace(/[[\]\\^]/gu, '')].filter((one) => fits.test(one)).slice(0, PER_CLASS);
  }
}

/** Some of many, from the first to the last. */
function spread<T>(all: readonly T[], most: number): T[] {
  const step = Math.max(1, Math.floor(all.length / most));
  return all.filter((_, at) => at % step === 0).slice(0, most);
}
