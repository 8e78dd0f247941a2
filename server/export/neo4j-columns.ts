import neo4j from 'neo4j-driver';

/**
 * Values as columns, for the files that `neo4j-admin database import` reads and for packed statements. A column has one
 * type; rows of one label whose values of one name differ in type stand in sheets of their own.
 */

type Kind = 'string' | 'long' | 'double' | 'boolean';
type ColumnType = Kind | `${Kind}[]`;

/** Between the values of a list. Lists with it in a text are written as JSON. */
export const LIST_SIGN = '\u001f';

const NOTES = '_z';

function scalarKind(value: unknown): Kind {
  if (neo4j.isInt(value)) return 'long';
  if (typeof value === 'number') return 'double';
  return typeof value === 'boolean' ? 'boolean' : 'string';
}

/** Undefined where every list type would do. */
function typeOf(value: unknown): ColumnType | undefined {
  if (!Array.isArray(value)) return scalarKind(value);
  return value.length === 0 ? undefined : `${scalarKind(value[0])}[]`;
}

/** True for lists that the import tool reads as something else: a field of nothing is no list, and a sign always splits. */
function isUnreadable(list: readonly unknown[]): boolean {
  return (
    (list.length === 1 && list[0] === '') || list.some((one) => typeof one === 'string' && one.includes(LIST_SIGN))
  );
}

/**
 * Native properties (see `toNative`) in a form that survives the files: empty lists are left out and noted, lists that
 * cannot be written become JSON and are noted.
 */
export function portable(props: Record<string, unknown>): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  const notes = [...((props[NOTES] as string[] | undefined) ?? [])];
  for (const [name, value] of Object.entries(props)) {
    if (name === NOTES) continue;
    if (!Array.isArray(value)) kept[name] = value;
    else if (value.length === 0) notes.push(`empty:${name}`);
    else if (isUnreadable(value)) {
      kept[name] = JSON.stringify(value);
      notes.push(`json:${name}`);
    } else kept[name] = value;
  }
  if (notes.length > 0) kept[NOTES] = notes;
  return kept;
}

export interface Column {
  name: string;
  type: ColumnType;
}

/** Rows of one label or relation type that have the same columns. */
export interface Sheet {
  name: string;
  columns: Column[];
}

/** What is known of the columns of one label or relation type: first all rows are seen, then each is told its sheet. */
export class Columns {
  readonly #name: string;
  readonly #types = new Map<string, Set<ColumnType>>();
  readonly #sheets = new Map<string, Sheet>();
  /** Names with values of several types. */
  #mixed: string[] | undefined;

  /** @param name of the first sheet */
  constructor(name: string) {
    this.#name = name;
  }

  see(props: Record<string, unknown>): void {
    for (const [name, value] of Object.entries(props)) {
      const types = this.#types.get(name) ?? new Set();
      this.#types.set(name, types);
      const type = typeOf(value);
      if (type) types.add(type);
    }
  }

  /** The sheet of a row: one for each combination of types among the names whose types differ. */
  sheet(props: Record<string, unknown>): Sheet {
    this.#mixed ??= [...this.#types].filter(([, types]) => !joint(types)).map(([name]) => name);
    const own = new Map(this.#mixed.map((name) => [name, this.#typeIn(name, props)]));
    const form = JSON.stringify([...own]);
    let sheet = this.#sheets.get(form);
    if (!sheet) {
      const number = this.#sheets.size + 1;
      const name = `${this.#name}${number === 1 ? '' : `-${number}`}`;
      this.#sheets.set(form, (sheet = { name, columns: this.#columns(own) }));
    }
    return sheet;
  }

  /** A row without the name goes where the first type of it is. */
  #typeIn(name: string, props: Record<string, unknown>): ColumnType {
    const types = this.#types.get(name)!;
    const type = (name in props ? typeOf(props[name]) : undefined) ?? [...types][0]!;
    const wide = widened(type);
    return types.has(wide) ? wide : type;
  }

  #columns(own: ReadonlyMap<string, ColumnType>): Column[] {
    const all = [...this.#types].sort(([a], [b]) => (a < b ? -1 : 1));
    return all.flatMap(([name, types]) => {
      const type = joint(types) ?? own.get(name);
      return type ? [{ name, type }] : [];
    });
  }
}

function widened(type: ColumnType): ColumnType {
  return type.replace('long', 'double') as ColumnType;
}

/** The one type that holds values of all these, or undefined: whole numbers go with others. */
function joint(types: ReadonlySet<ColumnType>): ColumnType | undefined {
  if (types.size <= 1) return [...types][0] ?? 'string[]';
  const wide = new Set([...types].map(widened));
  return wide.size === 1 ? [...wide][0] : undefined;
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/** The columns of each group of rows. */
export async function columnsOf<Row>(
  pages: AsyncIterable<Row[]>,
  group: (row: Row) => string,
  props: (row: Row) => Record<string, unknown>,
): Promise<Map<string, Columns>> {
  const columns = new Map<string, Columns>();
  for await (const page of pages) {
    for (const row of page) {
      const own = columns.get(group(row)) ?? new Columns(group(row));
      columns.set(group(row), own);
      own.see(props(row));
    }
  }
  return columns;
}

/** One value as a field. A text is always in quotes: a field of nothing is no value, one of quotes the empty text. */
export function field(value: unknown): string {
  if (value === undefined) return '';
  if (Array.isArray(value)) return quoted(value.map(String).join(LIST_SIGN));
  return typeof value === 'string' ? quoted(value) : String(value);
}

/** A column's name and type in the first line of a file. */
export function columnHead({ name, type }: Column): string {
  return field(`${name}:${type}`);
}
