import { pinyin } from 'pinyin-pro';

/** Syllables of a text without tones; other signs as they are: "双师型" → ["shuang", "shi", "xing"]. */
export function syllables(text: string): string[] {
  return pinyin(text, { toneType: 'none', type: 'array', nonZh: 'spaced' });
}

/** First letters of the syllables: "双师型" → "ssx". */
export function initials(text: string): string {
  return syllables(text)
    .map((syllable) => syllable[0] ?? '')
    .join('');
}
