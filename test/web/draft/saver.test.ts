import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Draft, DraftContent } from '../../../graph-schema/draft.ts';
import { ApiError } from '../../../web/api.ts';
import { Saver, type SaverTools } from '../../../web/views/draft/session/saver.ts';
import { block, content } from './support.ts';

function setUp(send: SaverTools['send'], more: Partial<SaverTools> = {}) {
  const now = { content: content([block('a', 2, '甲')]) };
  const kept: DraftContent[] = [];
  const drop = vi.fn(() => Promise.resolve());
  const saver = new Saver(
    { version: 1, content: now.content, at: '2026-03-01T00:00:00Z' },
    {
      send,
      keep: ({ content: copy }) => {
        kept.push(copy);
        return Promise.resolve(true);
      },
      drop,
      content: () => now.content,
      meet: () => false,
      ...more,
    },
  );
  const type = (text: string): void => {
    now.content = content([block('a', 2, text)]);
    saver.changed();
  };
  return { saver, type, kept, drop };
}

const answer = (version: number) => Promise.resolve({ version, updatedAt: '2026-03-01T00:00:01Z' });
const settle = (ms = 100): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

describe('saving', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('sends a burst of keys once, with the last text, and then has nothing unsaved', async () => {
    const send = vi.fn<SaverTools['send']>((base) => answer(base + 1));
    const { saver, type, drop } = setUp(send);
    for (const text of ['甲一', '甲一二', '甲一二三']) type(text);
    expect(saver.unsaved).toBe(true);
    await settle();
    expect(send).toHaveBeenCalledTimes(1);
    expect(send.mock.calls[0]?.[1].blocks[0]?.text).toBe('甲一二三');
    expect(saver.unsaved).toBe(false);
    expect(saver.version).toBe(2);
    expect(drop).toHaveBeenCalled();
  });

  it('never has two saves on the way, and sends what was typed meanwhile from the new version', async () => {
    const bases: number[] = [];
    let running = 0;
    const { type } = setUp(async (base) => {
      bases.push(base);
      expect(++running).toBe(1);
      await new Promise((done) => setTimeout(done, 500));
      running--;
      return { version: base + 1, updatedAt: '' };
    });
    type('甲一');
    await settle(100);
    type('甲一二');
    await settle(3000);
    expect(bases).toEqual([1, 2]);
  });

  it('keeps the text on this machine while the server is away, and sends it when it is back', async () => {
    let away = true;
    const send = vi.fn((base: number) => (away ? Promise.reject(new ApiError('OFFLINE', '')) : answer(base + 1)));
    const { saver, type, kept, drop } = setUp(send);
    type('断网时写');
    await settle();
    expect(saver.state.value).toEqual({ is: 'kept', here: true });
    expect(kept.at(-1)?.blocks[0]?.text).toBe('断网时写');
    expect(drop).not.toHaveBeenCalled();
    away = false;
    await settle(6000);
    expect(saver.state.value.is).toBe('saved');
    expect(drop).toHaveBeenCalled();
  });

  it('waits for a choice where both changed the same, and goes on from the stored version', async () => {
    const stored = { id: 'd', version: 7, ...content([block('a', 2, '乙')]) } as unknown as Draft;
    const conflict = new ApiError('CONFLICT', '', 409, { conflict: { stored } });
    const send = vi.fn((base: number) => (base === 1 ? Promise.reject(conflict) : answer(base + 1)));
    const { saver, type } = setUp(send);
    type('甲一');
    await settle();
    expect(saver.state.value.is).toBe('conflict');
    type('甲一二');
    await settle(9000);
    expect(send).toHaveBeenCalledTimes(1);
    saver.rebase(7, content([]), '');
    saver.changed();
    await settle();
    expect(saver.version).toBe(8);
    expect(saver.unsaved).toBe(false);
  });

  it('says why the server will not take a text, and does not ask again by itself', async () => {
    const send = vi.fn(() => Promise.reject(new ApiError('BAD_REQUEST', '标题太长', 400)));
    const { saver, type } = setUp(send);
    type('甲一');
    await settle(20_000);
    expect(saver.state.value).toEqual({ is: 'refused', why: '标题太长' });
    expect(send).toHaveBeenCalledTimes(1);
    expect(saver.unsaved).toBe(true);
  });
});
