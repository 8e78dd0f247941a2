import { openSearchIndex } from '../../server/search/open.ts';
import { searchConformance } from './search.ts';

searchConformance({
  name: 'compact',
  open: () => Promise.resolve(openSearchIndex({ compactFrom: 0 })),
});
