import type { SearchResponse } from '../../../graph-schema/api.ts';
import { FACET_NAMES, LEVEL_NAMES } from '../../../graph-schema/names.ts';
import type { Level } from '../../../graph-schema/terms.ts';
import { links } from '../../links.ts';
import { toAddress, type SearchState } from './query.ts';

type Understood = SearchResponse['understood'];

const SYNONYMS_SHOWN = 4;

/** A phrase worth trying: the whole query where it is several words without marks of its own. */
export function phraseTip(state: SearchState, understood: Understood): string | null {
  const q = state.q.trim();
  const isPlain = !/["“”:：-]|\bOR\b/u.test(q); // "双师型 占比"; not "“双师型” 占比"
  return isPlain && q.length >= 4 && understood.words.length > 1 ? q.replace(/\s+/gu, '') : null;
}

function Words({ words, joint = '与' }: { words: readonly string[]; joint?: string }) {
  return (
    <>
      {words.map((word, index) => (
        <span key={word}>
          {index > 0 && ` ${joint} `}
          <b>{word}</b>
        </span>
      ))}
    </>
  );
}

function fieldValue(name: string, value: string): string {
  return name === 'level' || name === '层级' ? (LEVEL_NAMES[value as Level] ?? value) : value;
}

/** How the query was understood: said before anything is shown, with the way to say it better. */
export function UnderstoodLine({ state, understood }: { state: SearchState; understood: Understood }) {
  const { words, phrases, excluded, fields } = understood;
  const synonyms = Object.entries(understood.synonyms).filter(([, others]) => others.length > 0);
  const tip = phraseTip(state, understood);
  const without = links.search(toAddress({ ...state, synonyms: false }));
  const withSynonyms = links.search(toAddress({ ...state, synonyms: true }));
  return (
    <dl class="understood">
      {words.length + phrases.length > 0 && (
        <div>
          <dt>理解为</dt>{' '}
          <dd>
            <Words words={[...phrases.map((phrase) => `“${phrase}”`), ...words]} />
            {words.length > 1 && '，都有的在前'}
          </dd>
        </div>
      )}
      {excluded.length > 0 && (
        <div>
          <dt>排除</dt>{' '}
          <dd>
            <Words words={excluded} joint="和" />
          </dd>
        </div>
      )}
      {Object.entries(fields).map(([name, values]) => (
        <div key={name}>
          <dt>{(FACET_NAMES as Record<string, string>)[name] ?? name}</dt>{' '}
          <dd>{values.map((value) => fieldValue(name, value)).join('、')}</dd>
        </div>
      ))}
      {synonyms.length > 0 && (
        <div>
          <dt>同义词</dt>{' '}
          <dd>
            {synonyms
              .slice(0, SYNONYMS_SHOWN)
              .map(([word, others]) => `${word} ≈ ${others.slice(0, SYNONYMS_SHOWN).join('、')}`)
              .join('；')}{' '}
            <a href={without}>关闭同义词</a>
          </dd>
        </div>
      )}
      {!state.synonyms && (
        <div>
          <dt>不带同义词</dt>{' '}
          <dd>
            <a href={withSynonyms}>带上</a>
          </dd>
        </div>
      )}
      {tip && (
        <div>
          <dt>要一字不差，用引号</dt>{' '}
          <dd>
            <a href={links.search(toAddress({ ...state, q: `“${tip}”`, sel: '' }))}>“{tip}”</a>
          </dd>
        </div>
      )}
    </dl>
  );
}
