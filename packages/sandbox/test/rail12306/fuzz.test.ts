import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bookAll, logInByQr, prepare } from './book.ts';
import { startRail } from './start.ts';

const NAMES = [
  'leftTicketDTO.train_date',
  'leftTicketDTO.from_station',
  'leftTicketDTO.to_station',
  'purpose_codes',
  'secretStr',
  'train_date',
  'query_from_station_name',
  'passengerTicketStr',
  'oldPassengerStr',
  'REPEAT_SUBMIT_TOKEN',
  'choose_seats',
  'seatDetailType',
  'seatType',
  'orderSequence_no',
  'sequence_no',
  'pageSize',
  'pageIndex',
  'queryType',
  'train_no',
  'from_station_no',
  'to_station_no',
  'from_station_telecode',
  'to_station_telecode',
  'result_index',
  'uuid',
  'tk',
  'username',
  'password',
  'answer',
  'callback',
];
const VALUES = [
  '',
  '0',
  '-1',
  '99999999999',
  'NaN',
  '2030-01-15',
  '2030-99-99',
  'VNP',
  'AOH',
  'ADULT',
  'G999',
  '990000G99900',
  '9'.repeat(4_000),
  '%',
  '%2',
  '%E4',
  '_,_,_',
  ',,,,,,,',
  '__proto__',
  'constructor',
  '<script>',
  "'",
  '\u0000',
  '1A1B9Z',
];

const pair = fc.tuple(
  fc.constantFrom(...NAMES),
  fc.oneof(fc.constantFrom(...VALUES), fc.string({ unit: 'binary', maxLength: 40 })),
);

function encode(text: string): string {
  try {
    return encodeURIComponent(text);
  } catch {
    return '%FF';
  }
}

test('no request, however strange, breaks the sandbox or its invariants', async () => {
  await using run = await startRail({ loginChallenge: 'none' });
  const browser = run.browser();
  await logInByQr(run, browser);
  const { token } = await prepare(browser);
  const routes = run.admin.routes().filter(({ origin }) => origin === 'kyfw');
  const seen = new Set<number>();
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...routes),
      fc.array(pair, { maxLength: 12 }),
      fc.boolean(),
      async (route, pairs, raw) => {
        const text = pairs.map(([name, value]) => `${name}=${raw ? value : encode(value)}`).join('&');
        const body = `${text}&REPEAT_SUBMIT_TOKEN=${token}`;
        const path = route.path.replace('{queryName}', 'queryG').replace('{file}', 'station_name.js');
        const method = route.method === '*' ? 'POST' : route.method;
        const query = pairs.map(([name, value]) => `${name}=${encode(value)}`).join('&');
        const answer = await browser.send(
          method,
          method === 'POST' ? path : `${path}?${query}`,
          method === 'POST' ? { body } : {},
        );
        seen.add(answer.status);
        expect(answer.status, `${method} ${path}`).toBeLessThan(500);
      },
    ),
    { numRuns: 600, seed: 12_306 },
  );
  expect(seen).toContain(200);
  expect(run.admin.requests().flatMap(({ facts }) => ('defect' in facts ? [facts] : []))).toEqual([]);
  expect(run.broken()).toEqual([]);
  await logInByQr(run, browser);
  expect(await bookAll(run, browser)).toMatch(/^E\d{9}$/);
}, 60_000);
