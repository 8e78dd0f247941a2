import { openSearchIndex } from '../../server/search/open.ts';
import { TOKENIZERS } from '../../server/search/tokenize.ts';
import { canOpen } from '../support/tokenizers.ts';
import { searchConformance } from './search.ts';

for (const tokenizer of TOKENIZERS.filter(canOpen)) {
  searchConformance({
    name: `MiniSearch with ${tokenizer}`,
    open: () => Promise.resolve(openSearchIndex({ tokenizer })),
  });
}
