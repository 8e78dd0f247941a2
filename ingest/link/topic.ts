import { putIn } from '../../graph-schema/group.ts';
import { rarity } from './background.ts';
import { gramsIn, type Gram } from './grams.ts';

/** What a document is about, as others can be about it too. */
export interface Topic {
  text: string;
  /** Bigrams of the text with their rarity. */
  grams: Map<Gram, number>;
  /** Sum of their rarities. */
  weight: number;
  /** The rarest trigrams, by which documents of the same topic find each other. */
  keys: readonly Gram[];
}

const KEYS = 5;
/** Topics at least this alike make a parent without citation, or a sibling. */
export const SAME_TOPIC = 0.6;
/** Sums of the same weights in another order differ by less. */
const ROUNDING = 1e-9;

/** Makes a topic from its text (`topicOf`). */
export function topicNamed(text: string): Topic {
  const grams = new Map(gramsIn(text, 0, text.length, 2).map(({ gram }) => [gram, rarity(gram)]));
  const trigrams = [...new Set(gramsIn(text, 0, text.length, 3).map(({ gram }) => gram))];
  return {
    text,
    grams,
    weight: [...grams.values()].reduce((total, weight) => total + weight, 0),
    keys: trigrams.sort((a, b) => rarity(b) - rarity(a) || a - b).slice(0, KEYS),
  };
}

/** Likeness of two topics by rare bigrams (Dice). */
export function topicLikeness(a: Topic, b: Topic): number {
  if (a.weight + b.weight === 0) return 0;
  if (a === b) return 1;
  let common = 0;
  for (const [gram, weight] of a.grams) if (b.grams.has(gram)) common += weight;
  return (2 * common) / (a.weight + b.weight);
}

/** Whether two topics have one of their rarest phrases in common. */
export function shareKey(a: Topic, b: Topic): boolean {
  return a.keys.some((key) => b.keys.includes(key));
}

/** Different topics, each once, and which of them are alike: the weights that two share are added up over all at once. */
export class Topics {
  readonly #byText = new Map<string, Topic>();
  readonly #topics: Topic[] = [];
  /** Places of the topics that have a bigram. */
  readonly #byGram = new Map<Gram, number[]>();
  readonly #alike = new Map<Topic, readonly Topic[]>();

  /** The topic with this text. */
  named(text: string): Topic {
    const known = this.#byText.get(text);
    if (known) return known;
    const topic = topicNamed(text);
    this.#byText.set(text, topic);
    this.#alike.clear();
    const place = this.#topics.push(topic) - 1;
    for (const [gram, weight] of topic.grams) if (weight > 0) putIn(this.#byGram, gram, place);
    return topic;
  }

  /** Those of the topics that may be at least `SAME_TOPIC` alike to one of them, itself among them. */
  alike(topic: Topic): readonly Topic[] {
    const known = this.#alike.get(topic);
    if (known) return known;
    const common = new Map<number, number>();
    for (const [gram, weight] of topic.grams)
      for (const place of this.#byGram.get(gram) ?? []) common.set(place, (common.get(place) ?? 0) + weight);
    const alike: Topic[] = [];
    for (const [place, shared] of common) {
      const other = this.#topics[place]!;
      if (2 * shared >= (SAME_TOPIC - ROUNDING) * (topic.weight + other.weight)) alike.push(other);
    }
    this.#alike.set(topic, alike);
    return alike;
  }
}
