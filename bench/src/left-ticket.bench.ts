import { rail12306, readTrainRow } from '@boxwire/schemas-rail12306';
import { decodeResponse } from '@boxwire/contract';
import { measure } from './measure.ts';
import { compare, type BenchResult } from './ratio.ts';

const AREA = 'leftTicket decode';
const TRAINS = 300;

/** Rows of a query answer against `split('|')` alone, and a whole answer against `JSON.parse` and the splits it needs. */
export async function benchLeftTicket(): Promise<BenchResult> {
  const rows = Array.from({ length: TRAINS }, (_, index) => row(index));
  const bodyText = JSON.stringify({
    httpstatus: 200,
    data: { result: rows, flag: '1', map: {} },
    messages: '',
    status: true,
  });
  const response = { status: 200, headers: { 'content-type': 'application/json' }, bodyText };
  const bar = { atMost: 4 };
  const perRow = await measure(
    [
      { name: 'readTrainRow', run: (count) => repeat(count, () => rows.forEach((each) => readTrainRow(each))) },
      { name: 'split', run: (count) => repeat(count, () => rows.forEach((each) => each.split('|'))) },
    ],
    { count: 60, rounds: 15 },
  );
  const { query } = rail12306.endpoints.leftTicket;
  const whole = await measure(
    [
      { name: 'decodeResponse', run: (count) => repeat(count, () => decodeResponse(query, response)) },
      { name: 'JSON.parse and split', run: (count) => repeat(count, () => splitAll(bodyText)) },
    ],
    { count: 60, rounds: 15 },
  );
  return {
    ratios: [
      compare(perRow, { area: `${AREA} (row)`, ours: 'readTrainRow', against: 'split', bar }),
      compare(whole, {
        area: `${AREA} (answer of ${TRAINS.toString()})`,
        ours: 'decodeResponse',
        against: 'JSON.parse and split',
        bar,
      }),
    ],
  };
}

function splitAll(bodyText: string): number {
  const { data } = JSON.parse(bodyText) as { readonly data: { readonly result: readonly string[] } };
  return data.result.reduce((cells, each) => cells + each.split('|').length, 0);
}

function row(index: number): string {
  const cells = Array.from({ length: 58 }, () => '');
  const known: Readonly<Record<number, string>> = {
    0: 'U0FOREJPWC1TRUNSRVQtMDAx%2FAAA%3D%3D%0A',
    1: '预订',
    2: '990000G99900',
    3: `G${(1000 + index).toString()}`,
    8: '09:00',
    9: '13:36',
    11: 'Y',
    12: 'U0FOREJPWC1ZUA%3D%3D',
    13: '20300115',
    30: '有',
    31: '5',
    32: '无',
    35: '9MO',
    39: '9017480000M009330005O005530021',
    46: '5#1#0#S#z#0#z#z',
  };
  return cells.map((cell, column) => known[column] ?? cell).join('|');
}

function repeat(count: number, operation: () => unknown): void {
  for (let index = 0; index < count; index++) operation();
}
