import { describe, expect, test } from 'vitest';
import {
  BATCH_LIMITS,
  ENUM_LABELS,
  ENUM_VALUES,
  FIELD_ROWS,
  fieldTable,
  GLOSSARY,
  glossaryTerm,
  REQUEST_TABLES,
  WHT93_CODES,
  WHT93_TABLES,
  type TableId,
} from '../src/index.ts';
import { printedTable, tableAfter } from './contract-document.ts';

const PRINTED = [
  'A.4',
  'A.5',
  'A.8',
  'A.10',
  'A.11',
  'A.13',
  'A.16',
  'A.19',
  'A.22',
  'A.25',
  'A.28',
  'A.31',
  'A.34',
  'A.37',
] as const;

describe.each(PRINTED)('table %s follows the contract document', (id) => {
  const printed = printedTable(id);
  const declared = fieldTable(id);

  test('row by row', () => {
    expect(declared.map(({ row, name }) => [String(row), name])).toEqual(printed.map(({ row, name }) => [row, name]));
  });

  test.each(printed.map((row, index) => [row.name, row, index] as const))('%s', (name, row, index) => {
    const field = declared[index];
    expect(field?.name).toBe(name);
    expect(field?.type.toLowerCase()).toBe(row.type.toLowerCase());
    const length = /(\d+)\**(?:\s*\(.*\))?$/.exec(row.length.replaceAll('*', ''))?.[1];
    expect(field?.length?.toString()).toBe(length);
    expect(field?.confidence).toBe(row.confidence[0]);
    if (/[HML].*[HML]|values|sense|labels|unit/.test(row.confidence)) expect(field?.doubt).toBeTypeOf('string');
    if (row.required !== undefined) expect(field?.required).toBe(row.required[0]);
    const chinese = row.description.match(/\p{Script=Han}+/gu) ?? [];
    if (chinese.length > 0) expect(chinese.some((run) => field?.chinese.includes(run.slice(0, 2)))).toBe(true);
  });
});

test('prose tables A.7, A.14 and A.17 are declared too', () => {
  const columns = (id: TableId) => fieldTable(id).map(({ name, type, length }) => [name, type, length]);
  expect(columns('A.7')).toEqual([['accessToken', 'String', 40]]);
  expect(columns('A.14')).toEqual([
    ['venueCode', 'String', 9],
    ['hallCode', 'String', 11],
  ]);
  expect(columns('A.17')).toEqual([
    ['sessionId', 'String', 50],
    ['sessionCode', 'String', 21],
  ]);
});

test('the answers of writes hold one row named true', () => {
  for (const id of ['A.20', 'A.23', 'A.26', 'A.29', 'A.32', 'A.35', 'A.38'] as const) {
    expect(fieldTable(id).map(({ name, type }) => [name, type])).toEqual([['true', 'boolean']]);
  }
});

test('every table belongs to the endpoint it stands under', () => {
  for (const [id, table] of Object.entries(REQUEST_TABLES)) {
    expect(WHT93_TABLES[table]).toMatchObject({ id: table, endpointId: id, direction: 'request' });
  }
  expect(Object.entries(WHT93_TABLES).map(([id, spec]) => [id, spec.id])).toEqual(
    Object.keys(WHT93_TABLES).map((id) => [id, id]),
  );
});

test('every row below 90 % is marked unconfirmed', () => {
  for (const row of FIELD_ROWS) expect(row.unconfirmed).toBe(row.confidence !== 'H' || row.doubt !== undefined);
  expect(FIELD_ROWS.some(({ unconfirmed }) => unconfirmed)).toBe(true);
});

test('enumerations hold the values of §2.10, each labelled once', () => {
  const printed = tableAfter('### 2.10 Enumerations in one place').map(([name = '', values = '']) => [
    name,
    // "hasHall | 1 有 (0 = none by analogy)" names its values out of order
    [
      ...new Set([...values.matchAll(/(?<![\d/§.])(\d)(?=[ ,](?![/\d]*,? \*\*))/g)].map(([, digit]) => Number(digit))),
    ].toSorted(),
  ]);
  const declared = Object.entries(ENUM_VALUES).map(([name, values]) => [name, [...values]]);
  expect(new Map(declared as [string, number[]][])).toEqual(new Map(printed as [string, number[]][]));
  for (const [name, labels] of Object.entries(ENUM_LABELS)) {
    expect(Object.keys(labels).map(Number)).toEqual(ENUM_VALUES[name as keyof typeof ENUM_VALUES]);
    for (const { confidence, unconfirmed } of Object.values(labels)) expect(unconfirmed).toBe(confidence !== 'H');
  }
});

test('the code table is that of §1.2', () => {
  expect(WHT93_CODES.map(({ wireCode, english }) => [wireCode, english])).toEqual(
    tableAfter('### 1.2 Codes').map(([code = '', , , english = '']) => [code, english.replace(/ \(table A\.1\)$/, '')]),
  );
});

test('the glossary is that of §5', () => {
  expect(GLOSSARY.map((term) => [term.number, term.english, term.chinese, term.gloss, term.confidence])).toEqual(
    tableAfter('## 5. Glossary'),
  );
  expect(glossaryTerm('3.27')?.english).toBe('ticket order');
  expect(glossaryTerm('ticket refund')?.number).toBe('3.26');
  expect(glossaryTerm('nothing')).toBeUndefined();
});

test('the batch limits are those of §2.9', () => {
  const limits = new Map(tableAfter('### 2.9 Limits in one place').map(([where = '', limit = '']) => [where, limit]));
  expect(limits.get('A.10 pageSize')).toContain(`≤ ${BATCH_LIMITS.strict.pageSize}`);
  expect(limits.get('A.28 ticketList')).toContain(`≤ ${BATCH_LIMITS.strict.tickets} `);
  expect(limits.get('A.31 per request')).toContain(`≤ ${BATCH_LIMITS.strict.orderLines} `);
  expect(limits.get('A.25, A.34, A.37')).toContain(`${BATCH_LIMITS.lenient.refundLines}`);
});
