import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { draftDocx } from '../../server/draft/docx/index.ts';
import { block, draftOf, longDraft } from './docx-sample.ts';

const office = spawnSync('soffice', ['--version'], { timeout: 60_000 }).status === 0;
if (!office)
  process.stderr.write('\n*** NOT RUN: Word files turned into pages, LibreOffice (soffice) is missing ***\n');

/** Lines of a page from the top: their text, without white space, and the number of characters. */
type Page = string[];

let dir: string;

/** Turns Word files into pages with LibreOffice. A file that needs repair gives none. */
async function pagesOf(files: Record<string, Uint8Array>): Promise<Record<string, Page[]>> {
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(dir, `${name}.docx`), bytes);
  const profile = `-env:UserInstallation=file://${join(dir, 'profile')}`;
  const names = Object.keys(files).map((name) => join(dir, `${name}.docx`));
  spawnSync('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', dir, ...names], { timeout: 240_000 });
  const pages: Record<string, Page[]> = {};
  for (const name of Object.keys(files)) pages[name] = await readPages(join(dir, `${name}.pdf`));
  return pages;
}

async function readPages(path: string): Promise<Page[]> {
  const pdf = await getDocument({ data: new Uint8Array(readFileSync(path)), verbosity: 0 }).promise;
  const pages: Page[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    const lines = new Map<number, string>();
    for (const item of items) {
      if (!('str' in item)) continue;
      const top = Math.round((item.transform as number[])[5]!);
      lines.set(top, (lines.get(top) ?? '') + item.str);
    }
    const ordered = [...lines].sort(([a], [b]) => b - a).map(([, text]) => text.replace(/\s/gu, ''));
    pages.push(ordered.filter(Boolean));
  }
  return pages;
}

describe.skipIf(!office)('pages in LibreOffice', () => {
  let pages: Record<string, Page[]>;
  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'zhengmai-word-'));
    const solid = draftOf([block('a', 'paragraph', 0, { text: '区'.repeat(28 * 60) })]);
    pages = await pagesOf({
      solid: await draftDocx(solid, { form: 'clean' }),
      clean: await draftDocx(longDraft(12, 24), { form: 'clean', head: true }),
      sources: await draftDocx(longDraft(12, 4), { form: 'sources', origin: 'http://127.0.0.1:3000' }),
    });
  }, 300_000);
  afterAll(() => {
    rmSync(dir, { recursive: true });
  });

  it('have 22 lines of 28 characters and their number below', () => {
    const page = pages['solid']![1]!;
    expect(page.slice(0, 22)).toEqual(Array(22).fill('区'.repeat(28)));
    expect(page.slice(22)).toEqual(['—2—']);
  });

  it('carry letterhead, number and title on the first, signature and imprint behind the text', () => {
    const [first] = pages['clean']!;
    expect(first!.slice(0, 3)).toEqual(['东区人民政府文件', '东府发〔2024〕3号', '东区推动技能人才培养实施方案']);
    const all = pages['clean']!.flat();
    expect(all).toContain('2024年3月1日');
    expect(all.some((line) => /^东区人民政府办公室2024年3月1日印发$/u.test(line))).toBe(true);
  });

  it('repeat the heads of the task list', () => {
    const heads = pages['clean']!.filter((page) => page.some((line) => line.includes('序号工作任务内容责任单位')));
    expect(heads.length).toBeGreaterThan(1);
  });

  it('name sources below the text', () => {
    expect(pages['sources']!.flat().some((line) => line.includes('源自《临区技能人才培养实施方案》'))).toBe(true);
  });
});
