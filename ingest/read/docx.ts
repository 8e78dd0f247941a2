import type { SourceText } from '../types.ts';
import { SourceBuilder } from './builder.ts';
import { documentLines } from './docx-document.ts';
import { DocxNumbering } from './docx-numbering.ts';
import { DocxStyles } from './docx-styles.ts';
import { applyMarkdown, isMarkdown } from './md.ts';
import { unreadable } from './problems.ts';
import { walkXml } from './xml.ts';
import { unpack } from './zip.ts';

// "word/document.xml", "word/document2.xml", "word/footnotes.xml"; not "word/media/image1.png"
const WANTED = /^word\/(?:document\d*|styles|numbering|footnotes|endnotes)\.xml$|^_rels\/\.rels$/iu;

/**
 * A Word document: paragraphs as lines with the numbers that Word generates, tables as cells, text boxes, notes and
 * symbols; tracked changes accepted, hidden text left out. Markdown that was pasted into Word is read as Markdown.
 * @throws ZhengmaiError UNREADABLE_FILE where it is damaged, encrypted or has no document part
 */
export function readDocx(bytes: Uint8Array, name: string): SourceText {
  const files = unpack(bytes, name, (path) => WANTED.test(path));
  const part = (path: string): string | null => {
    const content = files.get(path);
    return content ? new TextDecoder().decode(content) : null;
  };
  const main = mainPart(part('_rels/.rels'), files);
  const xml = main && part(main);
  if (!xml) throw unreadable(name, 'Word 文件中没有正文', '请用 Word 或 WPS 打开后另存为 docx');
  const { lines, pictures } = documentLines(xml, {
    styles: new DocxStyles(part('word/styles.xml')),
    numbering: new DocxNumbering(part('word/numbering.xml')),
    notes: new Map([
      ...notesOf('footnote', part('word/footnotes.xml')),
      ...notesOf('endnote', part('word/endnotes.xml')),
    ]),
  });
  const out = new SourceBuilder();
  for (const { text, ...hints } of lines) out.add(text, hints);
  if (lines.every(({ text }) => text.trim() === '')) {
    if (pictures === 0) throw unreadable(name, 'Word 文件是空的', '请检查来源，重新下载或导出');
    out.diagnostics.push({ code: 'NO_TEXT_LAYER', message: '文件里只有图片，没有文字；请先做文字识别（OCR）再导入' });
  }
  const source = out.build('docx', 'utf-8');
  return isMarkdown(source.lines) ? { ...applyMarkdown(source), format: 'docx' } : source;
}

/** The main part by the package's relationships, else the usual name. */
function mainPart(relationships: string | null, files: Map<string, Uint8Array>): string | null {
  let found: string | null = null;
  if (relationships) {
    walkXml(relationships, {
      open(_, { Type: type, Target: target }) {
        if (type?.endsWith('/officeDocument') && target) found = target.replace(/^\//u, '');
      },
      close: () => undefined,
    });
  }
  return [found, 'word/document.xml'].find((path) => path !== null && files.has(path)) ?? null;
}

function notesOf(kind: string, xml: string | null): Map<string, string> {
  const notes = new Map<string, string>();
  let id = '';
  let inText = false;
  if (xml === null) return notes;
  walkXml(xml, {
    open(name, a) {
      if (name === kind) id = a.type === undefined ? (a.id ?? '') : '';
      inText = name === 't';
    },
    close(name) {
      if (name === 't') inText = false;
    },
    text(text) {
      if (inText && id !== '') notes.set(`${kind}/${id}`, (notes.get(`${kind}/${id}`) ?? '') + text);
    },
  });
  return new Map(Array.from(notes, ([key, text]) => [key, text.trim()]));
}
