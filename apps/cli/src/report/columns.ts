import { CliError } from '../cli-error.ts';
import { isIssued, type FileField, type KindShape } from './kind-shape.ts';

/** How a person says what columns mean. */
export interface ColumnOptions {
  /** Column to field name. */
  readonly map: Readonly<Record<string, string>>;
  /** Columns to leave out. */
  readonly ignore: readonly string[];
}

/** Columns that a side file of rejected rows adds; they are not data. */
export const REJECT_COLUMNS = { line: '_line', problem: '_problem', text: '_text' } as const;

const REJECT_NAMES: ReadonlySet<string> = new Set(Object.values(REJECT_COLUMNS));

/**
 * Finds the field a column stands for: by `--map`, by wire name, or by the Chinese name where only one field of the kind has
 * it. `null` for a column to leave out, `undefined` for one that nobody can place.
 */
export type FindField = (column: string) => FileField | null | undefined;

/** The finder for one kind. Throws `CliError` `USAGE` when `--map` names a field that the kind has not. */
export function fieldFinder(shape: KindShape, { map, ignore }: ColumnOptions): FindField {
  for (const name of Object.values(map)) {
    if (shape.fields.has(name)) continue;
    throw new CliError('USAGE', `--map: ${shape.kind} has no field "${name}"`, { hint: fieldsHint(shape) });
  }
  const labels = chineseNames(shape);
  const left = new Set(ignore);
  return (column) => {
    const mapped = Object.hasOwn(map, column) ? map[column] : undefined;
    if (mapped !== undefined) return shape.fields.get(mapped);
    if (left.has(column) || isIssued(column) || REJECT_NAMES.has(column)) return null;
    return shape.fields.get(column) ?? labels.get(normal(column));
  };
}

/**
 * The fields of a header; a column without an entry is left out. Throws `CliError` `COLUMNS_UNKNOWN` that names every column
 * nobody can place.
 */
export function headerFields(
  columns: readonly string[],
  shape: KindShape,
  find: FindField,
): ReadonlyMap<string, FileField> {
  const placed = columns.map((column) => [column, find(column)] as const);
  const unknown = placed.filter(([, field]) => field === undefined).map(([column]) => `"${column}"`);
  if (unknown.length > 0) {
    throw new CliError('COLUMNS_UNKNOWN', `${shape.kind} (${shape.clause}) has no field for ${unknown.join(', ')}`, {
      hint: `Say what it is with --map column=field, or leave it out with --ignore column. ${fieldsHint(shape)}`,
    });
  }
  const found = placed.filter((entry): entry is [string, FileField] => entry[1] !== null && entry[1] !== undefined);
  refuseTwice(found);
  return new Map(found);
}

/** Chinese names that belong to one field only. */
function chineseNames(shape: KindShape): ReadonlyMap<string, FileField | undefined> {
  const names = new Map<string, FileField | undefined>();
  for (const field of shape.fields.values()) {
    for (const name of namesOf(field.chinese ?? '')) names.set(name, names.has(name) ? undefined : field);
  }
  return names;
}

// `退订单(退单) id` is written with and without what stands in brackets
function namesOf(chinese: string): Set<string> {
  const [head = ''] = chinese.split(/[，:：]/);
  const names = [normal(head), normal(head.replace(/[(（][^)）]*[)）]/g, ''))];
  return new Set(names.filter((name) => name !== '' && !name.includes('...')));
}

// full-width letters, blanks and case are a matter of taste
function normal(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
}

function fieldsHint({ fields }: KindShape): string {
  return `Fields: ${[...fields.keys()].join(', ')}.`;
}

function refuseTwice(found: readonly (readonly [column: string, field: FileField])[]): void {
  const taken = new Map<string, string>();
  for (const [column, { name }] of found) {
    const other = taken.get(name);
    if (other !== undefined) {
      throw new CliError('USAGE', `both "${other}" and "${column}" stand for ${name}`, {
        hint: `Leave one out: --ignore "${column}".`,
      });
    }
    taken.set(name, column);
  }
}
