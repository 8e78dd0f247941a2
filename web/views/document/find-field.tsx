import { isComposing } from '../../keys.ts';

interface FindFieldProps {
  words: string;
  count: number;
  /** Index of the present place, from 0. */
  at: number;
  onWords: (words: string) => void;
  onStep: (by: 1 | -1) => void;
}

/** Field that finds words in the document; Enter goes on, Shift+Enter back, Esc ends. */
export function FindField({ words, count, at, onWords, onStep }: FindFieldProps) {
  return (
    <div class="find-field search-field" role="search" aria-label="在本文件中找">
      <input
        id="find-in-document"
        type="search"
        aria-label="在本文件中找"
        placeholder="在本文件中找"
        value={words}
        maxLength={200}
        spellcheck={false}
        onInput={(event) => onWords(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (isComposing(event)) return;
          if (event.key === 'Enter') {
            event.preventDefault();
            onStep(event.shiftKey ? -1 : 1);
          } else if (event.key === 'Escape') {
            onWords('');
            event.currentTarget.blur();
          }
        }}
      />
      {words.trim() !== '' && (
        <span class="find-count" role="status">
          {count === 0 ? '没有' : `${at + 1}/${count}`}
          <button
            type="button"
            class="text-button"
            aria-label="上一处"
            disabled={count === 0}
            onClick={() => onStep(-1)}
          >
            ↑
          </button>
          <button
            type="button"
            class="text-button"
            aria-label="下一处"
            disabled={count === 0}
            onClick={() => onStep(1)}
          >
            ↓
          </button>
        </span>
      )}
    </div>
  );
}
