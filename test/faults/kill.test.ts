import { beforeAll, describe, expect, it } from 'vitest';
import { killIngest, killServer } from './kill.ts';
import { buildProgram } from './process.ts';

const quiet = () => undefined;
beforeAll(buildProgram);

describe('kill -9 (npm run faults does it fifty times)', () => {
  it('of the server loses nothing that was acknowledged', { timeout: 300_000 }, async () => {
    const report = await killServer(5, 20_240_501, quiet);
    expect(report.problems).toEqual([]);
    expect(report.documents).toBeGreaterThan(0);
  });

  it(
    'of ingest leaves a store in order, and the next run ends as an undisturbed one',
    { timeout: 300_000 },
    async () => {
      expect((await killIngest(3, 20_240_502, quiet)).problems).toEqual([]);
    },
  );
});
