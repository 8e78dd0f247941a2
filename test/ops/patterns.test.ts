import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { slowness } from './growth.ts';
import { builtPatterns, buildsPatterns, literalPatterns, modules, ROOT, type Pattern } from './patterns-in-use.ts';

/** Scripts that make data, and what runs only as a thread. */
const NOT_IMPORTED = /^ingest\/data\/make-|-thread\.ts$/u;
const NOTICE = `甲市人民政府关于加强节水工作的意见
甲府发〔2020〕7号
各区县人民政府：
一、总体要求
到2025年，培育节水企业30家以上，应当建立台账。（责任单位：市水利局）`;

/** Imports every module and uses those that put their patterns together only when they are needed. */
async function useAll(): Promise<void> {
  const importing = modules().filter((path) => !NOT_IMPORTED.test(path));
  for (const path of importing) await import(join(ROOT, path));
  const { ingestFile } = await import('../../ingest/pipeline.ts');
  const { gazetteer, findRegion } = await import('../../ingest/resolve/regions.ts');
  const { canonicalText } = await import('../../ingest/link/vocabulary.ts');
  const { modalityOf } = await import('../../ingest/link/modality.ts');
  const { foreignAbbreviation } = await import('../../server/draft/check/rules/foreign-abbreviation.ts');
  const { replacementsIn } = await import('../../server/draft/replacements.ts');
  const [document] = await ingestFile({ name: 'a.txt', bytes: new TextEncoder().encode(NOTICE) });
  gazetteer();
  canonicalText('推进职教');
  modalityOf('鼓励社会力量办学', [0, 8]);
  const [here, there] = [findRegion('綦江区')!, findRegion('垫江县')!];
  foreignAbbreviation({ document: document!, region: here } as never, {} as never);
  replacementsIn('全区', here, there);
}

const where = (patterns: readonly Pattern[]): string[] =>
  patterns.flatMap(({ place, pattern }) => {
    const fault = slowness(pattern);
    return fault ? [`${place} ${fault}`] : [];
  });

describe('every pattern of the program', () => {
  it('that stands in the sources is through with hostile text in time', { timeout: 300_000 }, () => {
    const patterns = [...modules(), ...modules(['web'])].flatMap(literalPatterns);
    expect(patterns.length).toBeGreaterThan(300);
    expect(where(patterns)).toEqual([]);
  });

  it('that is put together is through with hostile text in time', { timeout: 300_000 }, async () => {
    const patterns = await builtPatterns(useAll);
    const seen = new Set(patterns.map(({ place }) => place));
    expect(modules().filter((path) => buildsPatterns(path) && !seen.has(path))).toEqual([]);
    expect(where(patterns)).toEqual([]);
  });
});

describe('slowness', () => {
  it.each([
    ['without end', /(?:要?根据.{1,12}要|要)+$/u],
    ['without end', new RegExp(`(?:${['市教委', '市', '教委'].join('|')}|、)*负责`, 'u')],
    ['times as long', new RegExp('由.*'.repeat(2) + '牵头', 'u')],
    ['grows', /各级政府.*各级政府.*牵头/u],
  ])('is found, %s: %s', { timeout: 60_000 }, (kind, pattern) => {
    expect(slowness(pattern)).toContain(kind);
  });

  it.each([/一+二/u, /由[^，]*牵头/u, /[\d.]+%$/u, /^(?:甲|乙)*$/u])(
    'is not said of %s',
    { timeout: 60_000 },
    (pattern) => {
      expect(slowness(pattern)).toBeUndefined();
    },
  );
});
