import type { SourceFormat } from '../types.ts';

/** What the bytes are. `ole` is the container of doc, wps, xls and of encrypted docx, `office` a packaged format that is not read. */
export type DetectedFormat = SourceFormat | 'zip' | 'office' | 'ole' | 'rtf' | 'image' | 'archive' | 'empty';

const SIGNATURES: [DetectedFormat, number[]][] = [
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  ['ole', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ['rtf', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  ['image', [0x89, 0x50, 0x4e, 0x47]],
  ['image', [0xff, 0xd8, 0xff]],
  ['image', [0x47, 0x49, 0x46, 0x38]],
  ['image', [0x49, 0x49, 0x2a, 0x00]],
  ['image', [0x4d, 0x4d, 0x00, 0x2a]],
  ['archive', [0x52, 0x61, 0x72, 0x21]],
  ['archive', [0x37, 0x7a, 0xbc, 0xaf]],
  ['archive', [0x1f, 0x8b]],
];

/**
 * Tells the format from the first bytes; the name only decides between plain text and Markdown.
 * Text that is no known format is `txt`, whatever it is called.
 */
export function detectFormat(bytes: Uint8Array, name: string): DetectedFormat {
  if (bytes.every((byte) => byte === 0)) return 'empty';
  const signature = SIGNATURES.find(([, mark]) => mark.every((byte, i) => bytes[i] === byte));
  if (signature?.[0] === 'zip') return packageFormat(bytes);
  if (signature) return signature[0];
  // Latin-1 keeps one character per byte, and ASCII marks show in UTF-16 too once the zero bytes are gone.
  const head = latin1(bytes.subarray(0, 4096)).replaceAll('\0', '');
  if (head.slice(0, 1024).includes('%PDF-')) return 'pdf';
  if (HTML_START.test(head)) return 'html';
  return /\.(?:md|markdown)$/iu.test(name) ? 'md' : 'txt';
}

// matches "<!DOCTYPE html>", "<html lang=zh>", "<meta charset", "<div class="; not "<通知>", "a <b"
const HTML_START =
  /^[^<]{0,64}<(?:!doctype\s+html|html|head|body|meta|title|div|table|p|h[1-6]|span|article|section|!--)[\s>!-]/iu;

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
}

/** Word documents, other office packages and plain archives are all zip files: the names inside tell. */
function packageFormat(bytes: Uint8Array): DetectedFormat {
  // File names stand uncompressed in front of every entry and in the directory at the end.
  const names = latin1(bytes.subarray(0, 65_536)) + latin1(bytes.subarray(-65_536));
  if (names.includes('word/document')) return 'docx';
  return OTHER_PACKAGE.test(names) ? 'office' : 'zip';
}

// parts of xlsx, pptx, odt, epub and OFD packages
const OTHER_PACKAGE = /xl\/workbook|ppt\/presentation|mimetypeapplication\/|OFD\.xml/u;
