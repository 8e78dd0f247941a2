import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { ZhengmaiError } from '../../graph-schema/errors.ts';
import { extractMetadata } from '../../ingest/extract/metadata.ts';
import { readInput } from '../../ingest/read/index.ts';
import type { CleanText, SourceText } from '../../ingest/types.ts';

/** Reads bytes: the sources, or the code of a foreseen refusal; anything else thrown fails the test. */
async function outcome(bytes: Uint8Array, name: string): Promise<SourceText[] | string> {
  try {
    return (await readInput({ name, bytes })).map(({ source }) => source);
  } catch (error) {
    if (error instanceof ZhengmaiError) return error.code;
    throw error;
  }
}

function expectWhole(sources: SourceText[] | string): void {
  if (typeof sources === 'string') return;
  for (const { text, lines } of sources) {
    let end = 0;
    for (const line of lines) {
      expect(text.slice(...line.span)).toBe(line.text);
      expect(line.span[0]).toBeGreaterThanOrEqual(end);
      end = line.span[1];
    }
  }
}

/** A cleaned text whose lines are those of the source. */
function uncleaned(text: string): CleanText {
  const lines: CleanText['lines'] = [];
  let at = 0;
  for (const line of text.split('\n')) {
    lines.push({ text: line, span: [at, at + line.length] });
    at += line.length + 1;
  }
  return { format: 'txt', text, lines, map: [], metadata: {}, findings: [] };
}

const WORDS = fc.constantFrom(
  '某市人民政府', '教育部', ' ', '\n', '关于', '印发', '《', '》', '的通知', '实施方案', '（', '）', '〔', '〕', '2023', '年5月6日', '号', '第', '一、', '1.',
  '：', '。', '，', '各区县', '令', '自印发之日起施行', '同时废止', '有效期', '附件', '<p>', '</td>', '<table>', '# ', '| a |', '**', '\f', '\0', '\uFFFD', '重庆市', '梁平区',
); // prettier-ignore
const FORMATS = ['a.txt', 'a.md', 'a.html', 'a.docx', 'a.pdf', 'a.zip'];
const HEADS = ['', '<!DOCTYPE html><html><body>', '%PDF-1.4\n', 'PK\x03\x04', '# '];

describe('reading never throws anything but a refusal', () => {
  it('on texts made of the domain’s words', async () => {
    const texts = fc.array(WORDS, { maxLength: 60 }).map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(texts, fc.constantFrom(...HEADS), fc.constantFrom(...FORMATS), async (text, head, name) => {
        expectWhole(await outcome(strToU8(head + text), name));
        expect(typeof extractMetadata(uncleaned(text), name).title).toBe('string');
      }),
      { numRuns: 1500, seed: 11 },
    );
  });

  it('on random bytes behind every signature', async () => {
    const bytes = fc.uint8Array({ maxLength: 400 });
    await fc.assert(
      fc.asyncProperty(bytes, fc.constantFrom(...HEADS), async (tail, head) => {
        expectWhole(await outcome(Buffer.concat([strToU8(head), tail]), 'x'));
      }),
      { numRuns: 400, seed: 12 },
    );
  });

  it('on Word documents with bytes changed or cut off', async () => {
    const xml = `<w:document><w:body>${'<w:p><w:r><w:t>一、总体要求</w:t></w:r></w:p>'.repeat(20)}<w:tbl><w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>`;
    const whole = zipSync({ 'word/document.xml': strToU8(xml) }, { level: 0 });
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), fc.nat(whole.length), async (at, value, length) => {
        const damaged = whole.slice(0, Math.max(length, whole.length / 2));
        if (at < damaged.length) damaged[at] = value;
        expectWhole(await outcome(damaged, 'a.docx'));
      }),
      { numRuns: 300, seed: 13 },
    );
  });
});

describe('large and hostile inputs', () => {
  it('reads a line of 10 MB, and its metadata', async () => {
    const line = '关于加强节水工作，渝府发〔2023〕5号，某市人民政府 （2023年5月6日）；'.repeat(90_000);
    const sources = await outcome(strToU8(line), 'a.txt');
    expect(sources).toHaveLength(1);
    expect(extractMetadata(uncleaned(line), 'a.txt').findings.length).toBeGreaterThan(0);
  });

  it('reads a table of 100,000 rows', async () => {
    const rows = '<tr><td>1</td><td>建成站点</td></tr>'.repeat(100_000);
    const [source] = (await outcome(
      strToU8(`<html><body><table>${rows}</table></body></html>`),
      'a.html',
    )) as SourceText[];
    expect(source?.lines).toHaveLength(200_000);
    expect(source?.lines.at(-1)?.cell).toEqual({ table: 0, row: 99_999, column: 1 });
  });

  it('drops scripts, styles and what is hidden, whatever its case', async () => {
    const page =
      '<html><body><SCRIPT>坏</SCRIPT><p onclick="坏()">好</p><style>坏</style><p style="DISPLAY : none">坏</p><iframe srcdoc="坏"></iframe><p hidden>坏</p></body></html>';
    const [source] = (await outcome(strToU8(page), 'a.html')) as SourceText[];
    expect(source?.text.trim()).toBe('好');
  });
});
