import { REPORT_ENDPOINTS, type ReportKind } from '@boxwire/report-client';
import { fieldTable, REQUEST_TABLES, type FieldRow } from '@boxwire/schemas-wht93';

/** A field as a file may hold it. */
export interface FileField {
  readonly name: string;
  /** `totalAmount (A.31 row 7)`; our own ids have no row. */
  readonly label: string;
  readonly type: 'text' | 'number' | 'fen' | 'time';
  /** Whether it is a member of the rows of the list. */
  readonly inList: boolean;
  /** The printed Chinese name, where there is one. */
  readonly chinese?: string;
}

/** How reports of a kind look in a file. */
export interface KindShape {
  readonly kind: ReportKind;
  /** Clause of the annex. */
  readonly clause: string;
  readonly fields: ReadonlyMap<string, FileField>;
  /** Name of the list, for kinds that have one. */
  readonly list?: string;
  /** Fields that tell one report from the next; rows with the same values, one after the other, are one report. */
  readonly key: readonly string[];
}

// filled in when a report is delivered
const ISSUED = new Set(['accessToken', 'sessionCode']);
// found out from the other fields
const DERIVED: Partial<Record<ReportKind, ReadonlySet<string>>> = { hall: new Set(['venueCode', 'hasHall']) };

const own = (name: string, inList: boolean, chinese: string): FileField => ({
  ...{ name, label: `${name} (your own id)`, type: 'text', inList, chinese },
});
const OWN: Partial<Record<ReportKind, readonly FileField[]>> = {
  hall: [own('hallId', false, '场厅 ID'), own('venueId', false, '场馆 ID')],
  performance: [own('hallId', true, '场厅 ID'), own('venueId', true, '场馆 ID')],
  sessionUpdate: [own('hallId', false, '场厅 ID'), own('venueId', false, '场馆 ID')],
  refund: [own('sessionId', true, '场次 ID')],
};

const KEYS: Partial<Record<ReportKind, readonly string[]>> = {
  performance: ['performanceId'],
  ticket: ['performanceId', 'sessionId', 'priceId'],
  order: ['orderId'],
  refund: ['refundOrderId'],
};

/** The shape of a kind, from the tables of the standard. */
export function kindShape(kind: ReportKind): KindShape {
  const rows = fieldTable(REQUEST_TABLES[REPORT_ENDPOINTS[kind]]);
  const list = rows.find(({ type }) => type === 'JSON')?.name;
  const left = rows.filter(({ name }) => name !== list && !ISSUED.has(name) && DERIVED[kind]?.has(name) !== true);
  const fields = [...(OWN[kind] ?? []), ...left.map(fileField)];
  return {
    kind,
    clause: rows[0]?.clause ?? '',
    fields: new Map(fields.map((field) => [field.name, field])),
    ...(list !== undefined && { list }),
    key: KEYS[kind] ?? [],
  };
}

function fileField({ name, label, type, format, pointer, chinese }: FieldRow): FileField {
  return { name, label, type: typeOf(type, format), inList: pointer.includes('/*/'), chinese };
}

function typeOf(type: FieldRow['type'], format: FieldRow['format']): FileField['type'] {
  if (format === 'fen') return 'fen';
  if (type === 'DateTime') return 'time';
  return type === 'byte' || type === 'int' || type === 'long' ? 'number' : 'text';
}

/** Columns that a file may have although delivery fills them in: exports often do. */
export function isIssued(name: string): boolean {
  return ISSUED.has(name);
}
