import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { readInput } from '../../ingest/read/index.ts';
import type { SourceText } from '../../ingest/types.ts';

const TEXT = '某市人民政府办公室\r\n关于做好冬季清洁取暖工作的通知\n\n某政办发〔2023〕6号\r各区县人民政府：\n';

async function read(bytes: Uint8Array, name = 'a.txt'): Promise<SourceText> {
  const [first] = await readInput({ name, bytes });
  return first!.source;
}

describe('plain text', () => {
  it.each([
    ['utf-8', false, 'utf-8', false],
    ['utf-8', true, 'utf-8', false],
    ['utf-16le', true, 'utf-16le', false],
    ['utf-16be', true, 'utf-16be', false],
    ['utf-16le', false, 'utf-16le', true],
    ['utf-16be', false, 'utf-16be', true],
    ['gb18030', false, 'gb18030', true],
    ['gbk', false, 'gb18030', true],
  ])('%s with BOM %s is read as %s', async (encoding, addBOM, found, guessed) => {
    const source = await read(iconv.encode(TEXT, encoding, { addBOM }));
    expect(source.text).toBe(TEXT);
    expect(source.encoding).toBe(found);
    expect(source.diagnostics.map((d) => d.code)).toEqual(guessed ? ['ENCODING_GUESSED'] : []);
  });

  it('splits at all three line ends and keeps empty lines', async () => {
    const source = await read(Buffer.from(TEXT));
    expect(source.lines.map((line) => line.text)).toEqual([
      '某市人民政府办公室',
      '关于做好冬季清洁取暖工作的通知',
      '',
      '某政办发〔2023〕6号',
      '各区县人民政府：',
    ]);
    for (const line of source.lines) expect(source.text.slice(...line.span)).toBe(line.text);
  });

  it('reads a file cut in the middle of a character and says so', async () => {
    const source = await read(Buffer.from(TEXT.repeat(5)).subarray(0, -2 - 3));
    expect(source.encoding).toBe('utf-8');
    expect(source.diagnostics.map((d) => d.code)).toEqual(['UNDECODABLE_BYTES']);
  });

  it.each([
    ['no bytes', new Uint8Array(0), 'UNREADABLE_FILE'],
    ['white space only', Buffer.from(' \n\n'), 'UNREADABLE_FILE'],
    ['an image', Buffer.from('89504e470d0a1a0a0000', 'hex'), 'UNSUPPORTED_FILE'],
    ['an old Word file', Buffer.from('d0cf11e0a1b11ae10000', 'hex'), 'UNSUPPORTED_FILE'],
    ['binary rubbish', Uint8Array.from({ length: 3000 }, (_, i) => (i * i * 31 + i * 7) % 256), 'UNSUPPORTED_FILE'],
  ])('refuses %s', async (_, bytes, code) => {
    await expect(read(bytes, '目录/坏文件.txt')).rejects.toMatchObject({
      code,
      message: expect.stringContaining('目录/坏文件.txt') as string,
    });
  });
});
