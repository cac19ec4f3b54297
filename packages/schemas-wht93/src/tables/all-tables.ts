import { A37, A38 } from './checking-tables.ts';
import { A31, A32, A34, A35 } from './order-tables.ts';
import { A16, A17, A19, A20 } from './performance-tables.ts';
import { A22, A23 } from './session-tables.ts';
import { A25, A26, A28, A29 } from './stock-tables.ts';
import { A4, A5 } from './token-tables.ts';
import { A7, A8 } from './type-tables.ts';
import { A10, A11 } from './venue-list-tables.ts';
import { A13, A14 } from './venue-save-tables.ts';

/** Every reconstructed table with fields, by its printed number (wht93 §A.3.1 to §A.3.3). */
export const WHT93_TABLES = {
  'A.4': A4,
  'A.5': A5,
  'A.7': A7,
  'A.8': A8,
  'A.10': A10,
  'A.11': A11,
  'A.13': A13,
  'A.14': A14,
  'A.16': A16,
  'A.17': A17,
  'A.19': A19,
  'A.20': A20,
  'A.22': A22,
  'A.23': A23,
  'A.25': A25,
  'A.26': A26,
  'A.28': A28,
  'A.29': A29,
  'A.31': A31,
  'A.32': A32,
  'A.34': A34,
  'A.35': A35,
  'A.37': A37,
  'A.38': A38,
} as const;

/** Number of a table, `A.31`. */
export type TableId = keyof typeof WHT93_TABLES;

/** Number of the request table of every endpoint. */
export const REQUEST_TABLES = {
  'token.get': 'A.4',
  'type.list': 'A.7',
  'venue.list': 'A.10',
  'venue.save': 'A.13',
  'performance.code': 'A.16',
  'performance.update': 'A.19',
  'session.update': 'A.22',
  'inventory.report': 'A.25',
  'ticket.report': 'A.28',
  'order.report': 'A.31',
  'order.refund': 'A.34',
  'checking.report': 'A.37',
} as const satisfies Readonly<Record<string, TableId>>;

/** Id of an endpoint. */
export type Wht93EndpointId = keyof typeof REQUEST_TABLES;
