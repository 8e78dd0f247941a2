import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DraftBlock, DraftContent } from '../../graph-schema/draft.ts';
import { numberBlocks } from '../../graph-schema/numbering.ts';
import { ingestFile } from '../../ingest/pipeline.ts';
import { draftDocx, type DocxOptions } from '../../server/draft/docx/index.ts';
import { dutyNote } from '../../server/draft/duty-note.ts';
import { block, draftOf, SOURCE } from './docx-sample.ts';

const TITLES = ['建设基地', '培养教师', '完善评价', '扩大规模', '服务企业'];
const TEXTS = [
  '支持学校与企业共建实训基地，每年培训3000人次。',
  '推动教师到企业实践。建立定期轮训制度，到2027年实现全覆盖。',
  '完善“岗课赛证”育人模式；办好技能大赛。',
];
const BODIES = ['区教委', '区财政局', '各街镇'];

/** Blocks as an editor lets them be: no level is skipped on the way down, rows stand at the end. */
const blocksArb = fc
  .record({
    intro: fc.boolean(),
    steps: fc.array(fc.record({ down: fc.integer({ min: -2, max: 1 }), title: fc.constantFrom(...TITLES), texts: fc.subarray(TEXTS, { maxLength: 2 }), bodies: fc.subarray(BODIES), paragraph: fc.boolean() }), { minLength: 1, maxLength: 14 }), // prettier-ignore
    rows: fc.array(fc.record({ text: fc.constantFrom(...TEXTS), bodies: fc.subarray(BODIES, { minLength: 1 }) }), { maxLength: 5 }), // prettier-ignore
  })
  .map(({ intro, steps, rows }): DraftBlock[] => {
    let level = 1;
    const clauses = steps.flatMap(({ down, title, texts, bodies, paragraph }, i) => {
      level = i === 0 ? 1 : Math.min(4, Math.max(1, level + down));
      const text = level === 1 ? '' : (texts[0] ?? TEXTS[0]!);
      const agencies = level === 1 ? [] : bodies;
      const own = block(`c${i}`, 'clause', level, { title: `${title}之${'甲乙丙丁戊己庚辛壬癸子丑寅卯'.charAt(i)}`, text, agencies, sources: [SOURCE] }); // prettier-ignore
      return paragraph && texts[1] ? [own, block(`p${i}`, 'paragraph', 0, { text: texts[1] })] : [own];
    });
    return [
      ...(intro ? [block('intro', 'paragraph', 0, { text: '为做好技能培训工作，制定本方案。' })] : []),
      ...clauses,
      ...rows.map(({ text, bodies }, i) => block(`r${i}`, 'row', 0, { text, agencies: bodies })),
    ];
  });

const letters = (text: string): string => text.replace(/[\s\p{P}]/gu, '');

/** What a reader should find, by locator: a paragraph belongs to what stands above it. */
function expected(blocks: readonly DraftBlock[]): Record<string, string> {
  const found: Record<string, string> = {};
  let at = '引言';
  for (const { block: one, label, locator } of numberBlocks(blocks)) {
    if (locator) at = locator;
    const words = one.form === 'row' ? `${label}${one.text}${one.agencies.join('')}` : `${label}${one.title}${one.text}${dutyNote(one.agencies)}`; // prettier-ignore
    found[at] = (found[at] ?? '') + letters(words);
  }
  return found;
}

async function read(
  draft: DraftContent,
  options: DocxOptions,
): Promise<{ clauses: Record<string, string>; title: string; number: string | null }> {
  const bytes = await draftDocx(draft, options);
  const [one] = await ingestFile({ name: '方案.docx', bytes });
  const clauses = one!.clauses
    .filter(({ form }) => form !== 'annex')
    .map(({ locator, text }) => [locator, letters(text)]);
  return {
    clauses: Object.fromEntries(clauses) as Record<string, string>,
    title: one!.document.title,
    number: one!.document.documentNumber,
  };
}

describe('a draft read again from its Word file', () => {
  it('has the same clauses at the same places with the same words', async () => {
    await fc.assert(
      fc.asyncProperty(blocksArb, fc.boolean(), async (blocks, head) => {
        const { clauses, title, number } = await read(draftOf(blocks), { form: 'clean', head });
        expect(clauses).toEqual(expected(blocks));
        expect(title).toBe('东区推动技能人才培养实施方案');
        expect(number).toBe(head ? '东府发〔2024〕3号' : null);
      }),
      { seed: 20241126, numRuns: 40 },
    );
  }, 120_000);

  it('keeps its clauses with sources named and with the correlation table behind it', async () => {
    const blocks = [
      block('a', 'clause', 1, { title: '重点任务' }),
      block('b', 'clause', 2, { title: '建设基地', text: TEXTS[0]!, sources: [SOURCE] }),
    ];
    const correlation = {
      label: '',
      title: '落实对照表',
      columns: [{ name: '序号', width: 100 }],
      rows: [[{ text: '7' }]],
    };
    for (const form of ['sources', 'table'] as const) {
      const { clauses } = await read(draftOf(blocks), { form, correlation });
      const own = Object.fromEntries(Object.entries(clauses).filter(([locator]) => locator.startsWith('一')));
      expect(Object.keys(own)).toEqual(['一', '一/（一）']);
      expect(own['一/（一）']).toContain(letters(TEXTS[0]!));
    }
  });
});
