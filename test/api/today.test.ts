import { afterEach, beforeEach, expect, it } from 'vitest';
import { today } from '../../server/today.ts';

const zone = process.env['TZ'];
beforeEach(() => {
  process.env['TZ'] = 'Asia/Shanghai';
});
afterEach(() => {
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
});

it('is the day at this machine, not at Greenwich', () => {
  expect(today(new Date('2026-01-31T17:30:00Z'))).toBe('2026-02-01');
  expect(today(new Date('2026-01-31T15:30:00Z'))).toBe('2026-01-31');
});
