import type { Condition, FieldRow } from '@boxwire/schemas-wht93';

/** A JSON object as a caller without types hands it over. */
export type Loose = Record<string, unknown>;

/** One wrong request, made of a right one. */
export interface FieldCase {
  readonly what: string;
  readonly fault: 'missing' | 'type' | 'length' | 'enumeration';
  /** Changes the object in which the field stands. */
  readonly apply: (parent: Loose) => void;
}

/** Everything that the row alone makes wrong: no schema is asked. */
export function fieldCases(row: FieldRow): readonly FieldCase[] {
  const faults = [
    ['type', wrongTypes(row)],
    ['length', overLong(row)],
    ['enumeration', unknownValues(row)],
  ] as const;
  return [
    ...missing(row),
    ...faults.flatMap(([fault, values]) =>
      values.map(([what, value]) => ({ what, fault, apply: (parent: Loose) => void (parent[row.name] = value) })),
    ),
  ];
}

/** The object in which the field of a row stands, in a request of its endpoint. */
export function parentOf(row: FieldRow, body: Loose): Loose {
  const steps = row.pointer.split('/').slice(1, -1);
  return steps.reduce<Loose>((at, step) => at[step === '*' ? '0' : step] as Loose, body);
}

/** The field's JSON pointer in that request. */
export function pointerIn(row: FieldRow): string {
  return row.pointer.replaceAll('*', '0');
}

type Value = readonly [what: string, value: unknown];

function missing(row: FieldRow): readonly FieldCase[] {
  const requirement = row.requirement.strict;
  const condition = row.condition.strict;
  if (requirement === 'N' || condition?.kind === 'callerKnows') return [];
  const when = (parent: Loose): void => (condition === undefined ? undefined : makeHold(condition, parent));
  const absent: FieldCase = {
    what: 'it is missing',
    fault: 'missing',
    apply: (parent) => {
      when(parent);
      Reflect.deleteProperty(parent, row.name);
    },
  };
  const empty: FieldCase = { ...absent, what: 'it is empty text', apply: (parent) => void (parent[row.name] = '') };
  return isText(row) && requirement === 'Y' ? [absent, empty] : [absent];
}

function makeHold(condition: Condition, parent: Loose): void {
  if (condition.kind === 'equals') parent[condition.field] = condition.value;
  if (condition.kind === 'absent') Reflect.deleteProperty(parent, condition.field);
}

function wrongTypes(row: FieldRow): readonly Value[] {
  const common: Value[] = [
    ['null', null],
    ['a boolean', true],
    ['an object', {}],
  ];
  if (isText(row)) {
    const text = '1'.repeat(Math.min(row.length ?? 9, 9));
    return [
      ...common,
      ['a number', Number(text)],
      ['text in a list', ['1'.repeat(row.length ?? 1)]],
      ['half a pair', '\ud83d'],
    ];
  }
  switch (row.type) {
    case 'DateTime':
      return [
        ...common,
        ['text', '2026-05-01 19:30:00'],
        ['epoch milliseconds', Date.UTC(2026, 4, 1)],
        ['a Date that is none', new Date(Number.NaN)],
      ];
    case 'JSON':
      return [...common, ['text', '[]'], ['an empty list', []], ['a list of numbers', [7]], ['a list of null', [null]]];
    default:
      return [
        ...common,
        ['digits in text', '1'],
        ['a fraction', 1.5],
        ['a negative number', -1],
        ['no number', Number.NaN],
        ['a bigint', 1n],
      ];
  }
}

function overLong(row: FieldRow): readonly Value[] {
  const length = row.length ?? 0;
  if (isText(row)) {
    const wide = row.unit === 'bytes' ? '字'.repeat(Math.ceil((length + 1) / 3)) : '字'.repeat(length + 1);
    return [
      ['one digit over its length', '1'.repeat(length + 1)],
      ['one Chinese character over its length', wide],
      ...(row.pattern.strict === undefined ? [] : [['one digit short', '1'.repeat(length - 1)] as const]),
    ];
  }
  if (row.formats.strict === 'regionId') return [['one digit over its length', 1_101_011]];
  if (row.range !== undefined) return [['one above its most', row.range.maximum + 1]];
  return [];
}

function unknownValues({ values = [] }: FieldRow): readonly Value[] {
  return values.length === 0
    ? []
    : [Math.max(...values) + 1, Math.min(...values) - 1, 99].map((value) => [`the value ${value}`, value]);
}

/** A list of one row more than one request takes; `undefined` for a field that is no list. */
export function tooManyRows(row: FieldRow, rows: readonly unknown[]): readonly unknown[] | undefined {
  const most = row.maxItems.strict;
  return most === undefined ? undefined : Array.from({ length: most + 1 }, () => structuredClone(rows[0]));
}

function isText({ type }: FieldRow): boolean {
  return type === 'String' || type === 'Text';
}
