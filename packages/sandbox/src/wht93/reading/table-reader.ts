import {
  fieldTable,
  WHT93_TABLES,
  type Condition,
  type FieldRow,
  type TableId,
  type TableSpec,
} from '@boxwire/schemas-wht93';
import { fieldRefusal } from '../answers/refusal.ts';
import { createFieldReader, wrong, type FieldReader, type ReadingOptions } from './field-reader.ts';

type Members = Readonly<Record<string, unknown>>;

/** Reads an object by a table: known fields only, in printed order, absent ones left out. Throws 4000. */
export type TableReader = (value: Members, at?: string) => Record<string, unknown>;

interface Field {
  readonly row: FieldRow;
  readonly isRequired: boolean;
  readonly condition: Condition | undefined;
  readonly read: FieldReader;
}

/** Builds the reader of a request table from its rows. */
export function createTableReader(id: TableId, options: ReadingOptions): TableReader {
  const rows = fieldTable(id);
  const { rules = [] } = WHT93_TABLES[id] as TableSpec;
  const read = objectReader(rows, '', options);
  return (value, at = '') => {
    for (const rule of rules) {
      if (holds(rule.when, value) && value[rule.field] !== rule.value) {
        throw fieldRefusal(`${at}/${rule.field}`, `应为 ${rule.value} (${id}): ${rule.reason}`);
      }
    }
    return read(value, at);
  };
}

/** Whether a member counts as sent: neither absent, nor null, nor an empty text. */
export function isPresent(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}

function objectReader(rows: readonly FieldRow[], parent: string, options: ReadingOptions): TableReader {
  const own = rows.filter(
    ({ pointer }) => pointer.startsWith(`${parent}/`) && !pointer.slice(parent.length + 1).includes('/'),
  );
  const fields = own.map((row): Field => {
    const requirement = row.requirement[options.profile];
    return {
      row,
      isRequired: requirement === 'Y',
      condition: requirement === 'C' ? row.condition[options.profile] : undefined,
      read: row.type === 'JSON' ? listReader(row, rows, options) : createFieldReader(row, options),
    };
  });
  return (value, at = '') => {
    const result: Record<string, unknown> = {};
    for (const field of fields) {
      const member = readMember(field, value, at);
      if (member !== undefined) result[field.row.name] = member;
    }
    return result;
  };
}

function readMember({ row, isRequired, condition, read }: Field, siblings: Members, at: string): unknown {
  const member = siblings[row.name];
  const wanted = condition !== undefined && holds(condition, siblings);
  if (isPresent(member)) {
    // with a venueCode, the fields of a new venue are ignored, whatever they hold (wht93 §6, U-29)
    return condition?.kind === 'absent' && !wanted ? undefined : read(member, `${at}/${row.name}`);
  }
  if (isRequired || wanted) throw fieldRefusal(`${at}/${row.name}`, `必填 (${row.table} row ${row.row})`);
  return undefined;
}

function listReader(row: FieldRow, rows: readonly FieldRow[], options: ReadingOptions): FieldReader {
  const readRow = objectReader(rows, `${row.pointer}/*`, options);
  const most = row.limit === undefined ? Infinity : options.limits[row.limit];
  return (value, pointer) => {
    if (!Array.isArray(value) || value.length === 0) return wrong(row, pointer, '非空列表');
    if (value.length > most) return wrong(row, pointer, `最多 ${most} 条的列表`);
    return value.map((item: unknown, index) => {
      const place = `${pointer}/${index}`;
      return isMembers(item) ? readRow(item, place) : wrong(row, place, '对象');
    });
  };
}

/** Whether a JSON value is an object. */
export function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function holds(condition: Condition, value: Members): boolean {
  switch (condition.kind) {
    case 'equals':
      return value[condition.field] === condition.value;
    case 'absent':
      return !isPresent(value[condition.field]);
    case 'present':
      return isPresent(value[condition.field]);
    case 'together':
      return condition.fields.some((name) => isPresent(value[name]));
    case 'callerKnows':
      return false;
  }
}
