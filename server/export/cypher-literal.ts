import neo4j from 'neo4j-driver';

/** Characters of a text that must not stand in a statement as they are, and how they are written. */
const ESCAPES: Record<string, string> = { '\\': '\\\\', "'": "\\'", '\n': '\\n', '\r': '\\r', '\t': '\\t' };
// matches "'", "\\", "\n", "\u0000"; not "“"
const UNSAFE = /['\\\p{Cc}\u2028\u2029]/gu;

function codePoint(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function text(value: string): string {
  return `'${value.replace(UNSAFE, (character) => ESCAPES[character] ?? codePoint(character))}'`;
}

/** A name in back quotes. A back slash is written by its number, since the server reads \u escapes inside names too. */
export function cypherName(value: string): string {
  return `\`${value.replaceAll('\\', codePoint).replaceAll('`', '``')}\``;
}

/** A number that is no integer of Neo4j is a float there, also where it is whole. */
function float(value: number): string {
  const written = String(value).replace('e+', 'e'); // "1e+21" is none for every server
  return /[.e]/u.test(written) ? written : `${written}.0`; // "0.5", "1e-7"; not "3"
}

/**
 * A value as the driver takes it (see `toNative`), as text of a Cypher statement. No line breaks in it, so that a
 * semicolon at the end of a line ends a statement and nothing else does.
 */
export function cypherLiteral(value: unknown): string {
  if (typeof value === 'string') return text(value);
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return float(value);
  if (neo4j.isInt(value)) return value.toString();
  if (Array.isArray(value)) return `[${value.map(cypherLiteral).join(', ')}]`;
  if (typeof value !== 'object' || value === null) throw new TypeError(`no value of a property: ${String(value)}`);
  const entries = Object.entries(value).map(([key, part]) => `${cypherName(key)}: ${cypherLiteral(part)}`);
  return `{${entries.join(', ')}}`;
}
