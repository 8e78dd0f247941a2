import { describe, expect, it } from 'vitest';
import { ingestText } from '../../ingest/pipeline.ts';
import { readInput } from '../../ingest/read/index.ts';
import { FAMILY, inventedFiles } from './documents.ts';

async function read(count: number) {
  const documents = [];
  for (const { name, text } of inventedFiles(1)) {
    const [input] = await readInput({ name, bytes: new TextEncoder().encode(text) });
    documents.push(ingestText(input!.source, input!.name));
    if (documents.length === count) break;
  }
  return documents;
}

describe('invented documents', () => {
  it('are the same in every run, each with a number of its own', () => {
    const files = [...inventedFiles(2)];
    expect(files).toEqual([...inventedFiles(2)]);
    expect(files).toHaveLength(2 * FAMILY);
    const numbers = files.map(({ text }) => /\S+〔\d{4}〕\d+号/u.exec(text)?.[0]); // "国发〔2021〕1号"; not "2021年"
    expect(new Set(numbers).size).toBe(files.length);
  });

  it('are read as what they were made to be', async () => {
    const [nation, province, district] = await read(3);
    expect([nation, province, district].map((one) => one!.document.level)).toEqual([
      'national',
      'provincial',
      'county',
    ]);
    expect(province!.citations[0]).toMatchObject({ title: nation!.document.title, role: 'basis' });
    expect(district!.clauses.length).toBeGreaterThan(28);
    expect(district!.duties.length).toBe(24);
    expect(district!.targets.length).toBeGreaterThan(2);
  });
});
