import { describe, expect, it } from 'vitest';
import { itemFates } from '../../graph-schema/draft-items.ts';
import { draftBlockSchema, type ItemDecision } from '../../graph-schema/draft.ts';
import { clauseIdSchema } from '../../graph-schema/ids.ts';
import { downId } from '../support/plan.ts';

const ITEM = clauseIdSchema.parse(downId('附件/1'));
const block = (id: string, items = [ITEM]) =>
  draftBlockSchema.parse({ id, form: 'clause', level: 2, title: '', text: '办班。', items });
const fate = (ids: string[], decision?: ItemDecision) =>
  itemFates({ blocks: ids.map((id) => block(id)), decisions: decision ? { [ITEM]: decision } : {} })(ITEM);

describe('what became of a parent item', () => {
  it.each([
    [[], undefined, 'open'],
    [[], { state: 'done', reason: '另文' }, 'done'],
    [[], { state: 'left-out', reason: '无高职' }, 'left-out'],
    [[], { state: 'merged', reason: '二/（三）' }, 'merged'],
    [['a'], undefined, 'done'],
    [['a'], { state: 'open', reason: '' }, 'done'],
    [['a'], { state: 'left-out', reason: '无高职' }, 'done'],
    [['a'], { state: 'merged', reason: '二/（三）' }, 'merged'],
  ] as const)('%j with %j is %s', (ids, decision, state) => {
    expect(fate([...ids], decision)).toEqual({ state, reason: decision?.reason ?? '', blocks: ids });
  });

  it('names all blocks in their order, and none of another item', () => {
    expect(fate(['b', 'a']).blocks).toEqual(['b', 'a']);
    expect(itemFates({ blocks: [block('a', [])], decisions: {} })(ITEM).blocks).toEqual([]);
  });
});
