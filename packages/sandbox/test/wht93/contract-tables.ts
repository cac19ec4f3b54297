import { readFileSync } from 'node:fs';
import type { EndpointId } from './start.ts';

const DOCUMENT = readFileSync(new URL('../../../../docs/contracts/wht93.md', import.meta.url), 'utf8');

/** A row of a request table, as the contract prints it. */
export interface PrintedField {
  readonly table: string;
  readonly endpoint: EndpointId;
  readonly name: string;
  readonly type: string;
  readonly length: string;
  readonly required: string;
  /** Name of the list it is nested in. */
  readonly list: string | undefined;
  /** Values of an enumeration, from the table of §2.10. */
  readonly values: readonly number[] | undefined;
}

/** Number of the request table of every endpoint that has one in table form; A.7 is a sentence. */
const TABLES: readonly (readonly [table: string, endpoint: EndpointId])[] = [
  ['A.4', 'token.get'],
  ['A.10', 'venue.list'],
  ['A.13', 'venue.save'],
  ['A.16', 'performance.code'],
  ['A.19', 'performance.update'],
  ['A.22', 'session.update'],
  ['A.25', 'inventory.report'],
  ['A.28', 'ticket.report'],
  ['A.31', 'order.report'],
  ['A.34', 'order.refund'],
  ['A.37', 'checking.report'],
];

/** Every field of every printed request table, read from the contract itself. */
export function printedFields(): PrintedField[] {
  const values = enumerations();
  return TABLES.flatMap(([table, endpoint]) => {
    const rows = rowsAfter(`\n${table} request\n`);
    const isNested = (number: string): boolean => rows.filter(([own]) => own === number).length > 1;
    let list: string | undefined;
    return rows.map(([number = '', name = '', type = '', length = '', , required = '']) => {
      if (type === 'JSON') list = name;
      const own = { table, endpoint, name, type, length: length.replaceAll('*', ''), required: required.slice(0, 1) };
      return { ...own, list: isNested(number) ? list : undefined, values: values.get(name) };
    });
  });
}

function enumerations(): ReadonlyMap<string, readonly number[]> {
  return new Map(
    rowsAfter('### 2.10 Enumerations').map(([name = '', printed = '']) => [
      name,
      // `1 sellable, 2 not sellable (1/2, **not** 1/0)`: the numbers that begin a part
      [...printed.replaceAll(/\(.*?\)/g, '').matchAll(/(?:^|, )(\d)/g)].map(([, value]) => Number(value)),
    ]),
  );
}

function rowsAfter(marker: string): string[][] {
  const start = DOCUMENT.indexOf(marker);
  if (start < 0) throw new Error(`the contract has no ${marker.trim()}`);
  const lines = DOCUMENT.slice(start).split('\n');
  const first = lines.findIndex((line) => line.startsWith('|'));
  const past = lines.findIndex((line, index) => index > first && !line.startsWith('|'));
  return lines.slice(first + 2, past).map((line) =>
    line
      .slice(1, line.lastIndexOf('|'))
      .split('|')
      .map((cell) => cell.trim()),
  );
}
