const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

// characters that XML 1.0 cannot hold, not even escaped: "\u0000", "\ufffe", a lone surrogate; not "\n", "文"
const NOT_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** Text as content or attribute value of XML; what XML cannot hold is left out. */
export function escapeXml(text: string): string {
  return text.replace(NOT_XML, '').replace(/[&<>"']/gu, (mark) => ENTITIES[mark]!);
}
