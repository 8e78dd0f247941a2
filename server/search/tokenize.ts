import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { ZhengmaiError } from '../../graph-schema/errors.ts';
import { grams } from './grams.ts';

export const TOKENIZERS = ['nodejieba', 'node-rs-jieba', 'bigram'] as const;
export type TokenizerName = (typeof TOKENIZERS)[number];

/** Cuts normalised text into words; the same one serves index and query. */
export interface Tokenizer {
  readonly name: TokenizerName;
  /** Words side by side: "高质量发展" → ["高质量", "发展"]. */
  words(text: string): string[];
  /** Words and the shorter words inside long ones, for the index: "人力资源市场" → also "人力", "资源". */
  cut(text: string): string[];
}

const require = createRequire(import.meta.url);

interface NodeJieba {
  DEFAULT_DICT: string;
  DEFAULT_HMM_DICT: string;
  DEFAULT_USER_DICT: string;
  DEFAULT_IDF_DICT: string;
  DEFAULT_STOP_WORD_DICT: string;
  cut(text: string, useHmm: boolean): string[];
  cutForSearch(text: string, useHmm: boolean): string[];
}

/** nodejieba ends the whole process when a dictionary is missing, so its files are looked for first. */
function openNodeJieba(): Tokenizer {
  const jieba = require('nodejieba') as NodeJieba;
  const files = [
    jieba.DEFAULT_DICT,
    jieba.DEFAULT_HMM_DICT,
    jieba.DEFAULT_USER_DICT,
    jieba.DEFAULT_IDF_DICT,
    jieba.DEFAULT_STOP_WORD_DICT,
  ];
  const missing = files.find((file) => !existsSync(file));
  if (missing !== undefined) throw new Error(`no dictionary at ${missing}`);
  jieba.cut('词', true);
  return {
    name: 'nodejieba',
    words: (text) => jieba.cut(text, true),
    cut: (text) => jieba.cutForSearch(text, true),
  };
}

interface NodeRsJieba {
  cut(text: string, useHmm: boolean): string[];
  cutForSearch(text: string, useHmm: boolean): string[];
}

function openNodeRsJieba(): Tokenizer {
  const { Jieba } = require('@node-rs/jieba') as { Jieba: { withDict(dict: Uint8Array): NodeRsJieba } };
  const { dict } = require('@node-rs/jieba/dict') as { dict: Uint8Array };
  const jieba = Jieba.withDict(dict);
  return {
    name: 'node-rs-jieba',
    words: (text) => jieba.cut(text, true),
    cut: (text) => jieba.cutForSearch(text, true),
  };
}

function openBigram(): Tokenizer {
  return {
    name: 'bigram',
    words: (text) => Array.from(text.matchAll(/[\p{L}\p{N}]+/gu), ([run]) => run), // "职业教育"; not "，"
    cut: (text) => {
      const found = grams(text);
      return found.length ? found : Array.from(text);
    },
  };
}

const OPENERS: Record<TokenizerName, () => Tokenizer> = {
  nodejieba: openNodeJieba,
  'node-rs-jieba': openNodeRsJieba,
  bigram: openBigram,
};

const opened = new Map<TokenizerName, Tokenizer>();

/** Dictionaries take a second and a lot of memory: each is loaded once. */
function openOnce(name: TokenizerName): Tokenizer {
  const tokenizer = opened.get(name) ?? OPENERS[name]();
  opened.set(name, tokenizer);
  return tokenizer;
}

/**
 * The best tokenizer that this machine has, or the one that is asked for.
 * @throws ZhengmaiError BAD_REQUEST where the one asked for is unknown or cannot be loaded
 */
export function openTokenizer(wanted?: string): Tokenizer {
  if (wanted !== undefined && wanted !== '') {
    const known = TOKENIZERS.find((name) => name === wanted);
    if (!known) throw unavailable(wanted, `可用的有 ${TOKENIZERS.join('、')}`);
    try {
      return openOnce(known);
    } catch (error) {
      throw unavailable(wanted, String(error));
    }
  }
  for (const name of TOKENIZERS) {
    try {
      return openOnce(name);
    } catch {
      // not installed or not built on this machine: the next one does
    }
  }
  return openBigram();
}

function unavailable(name: string, reason: string): ZhengmaiError {
  return new ZhengmaiError('BAD_REQUEST', `不能使用分词器 ${name}（${reason}）。去掉 ZHENGMAI_TOKENIZER 则自动选择。`);
}
