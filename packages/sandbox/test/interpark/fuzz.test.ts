import fc from 'fast-check';
import { expect, it } from 'vitest';
import { gqlHeaders, GOODS, PLACE, slowHeaders, startInterpark } from './start.ts';
import { exchange } from './wire.ts';

const NAMES = [
  'goodsCode',
  'placeCode',
  'playSeq',
  'playDate',
  'bizCode',
  'sessionId',
  'entMemberCode',
  'blockKey',
  'blockKeys',
  'seatInfoId',
  'seats',
  'seatGrade',
  'seatCount',
  'priceInfo',
  'seatInfo',
  'paymentInfo',
  'deliveryInfo',
  'totalFee',
  'ticketCount',
  'correlationId',
  'amount',
  'key',
  'waitingId',
  'signature',
  'secureData',
  'preSales',
  'lang',
  'from',
  'email',
  'password',
  'fbToken',
  'turnstileToken',
  'p1',
  'p2',
  'p3',
  'p5',
  'p9',
  'uuid',
  'data',
  'cartId',
  'cartIdSeq',
  '__proto__',
  'constructor',
];
const OPERATIONS = [
  'GetPlaySeqsForDate',
  'InitSeat',
  'ExpiredSession',
  'GetRemainSeats',
  'GetSeatGradePrices',
  'PreselectSeat',
  'BulkPreselectSeats',
  'DeselectSeat',
  'BulkDeselectSeats',
  'AutoAssignSeats',
  'ValidatePricingSelection',
  'PreOrder',
  'CertifyHpoint',
  'constructor',
  '__proto__',
  'toString',
  '',
];

/** Values that are right somewhere, and some that are right nowhere. */
const value = fc.oneof(
  fc.constantFrom<unknown>(
    GOODS,
    PLACE,
    '001',
    '10965',
    '001:401',
    `${GOODS}:${PLACE}:001:101`,
    '20260227',
    'Y',
    '1',
    'U1',
  ),
  fc.constantFrom<unknown>(
    '',
    null,
    true,
    -1,
    1e21,
    '%',
    '%zz',
    '\ud800',
    '<script>',
    'a;b\r\nc',
    [],
    {},
    [null],
    [{}],
    [{ seatGrade: '1' }],
  ),
  fc.string(),
);
const members = fc.dictionary(fc.constantFrom(...NAMES), value, { maxKeys: 8 });
const path = fc.record({ route: fc.nat(), part: fc.constantFrom(GOODS, 'x', '%', '..', '%2e%2e', 'constructor') });

it('nothing that is sent makes the sandbox fail, and no invariant breaks', async () => {
  await using running = await startInterpark();
  const session = await running.admit();
  const routes = running.admin.routes().filter(({ path: template }) => template !== '/onestop/gql');
  const origins = running.sandbox.origins.interpark;
  const request = fc.asyncProperty(path, members, fc.boolean(), async ({ route, part }, fields, asText) => {
    const found = routes[route % routes.length];
    if (found === undefined) throw new Error('no routes');
    const pairs = Object.entries(fields).map(([name, one]): [string, string] => [name, String(one).toWellFormed()]);
    const target = found.path.replaceAll(/\{\w+\}/g, part) + `?${new URLSearchParams(pairs).toString()}`;
    const method = found.method === '*' ? 'POST' : found.method;
    const body = method === 'GET' ? null : asText ? JSON.stringify(pairs[0]?.[1] ?? '') : JSON.stringify(fields);
    const headers = { ...slowHeaders(session), cookie: `partner_token=%zz; access_token=${pairs.length.toString()}` };
    const answer = await exchange(origins[found.origin as keyof typeof origins] + target, { method, headers, body });
    expect([answer.status < 500 || /InternalServerError|"statusCode":500/.test(answer.text), target]).toEqual([
      true,
      target,
    ]);
    expect(answer.text).not.toContain('HANDLER_FAILED');
  });
  await fc.assert(request, { numRuns: 400 });
  expect(running.broken()).toEqual([]);
}, 60_000);

it('no GraphQL body makes it fail either', async () => {
  await using running = await startInterpark();
  const session = await running.admit();
  const operation = fc.asyncProperty(fc.constantFrom(...OPERATIONS), members, async (operationName, fields) => {
    const headers = { ...gqlHeaders(session), 'content-type': 'application/json' };
    const variables = { ...fields, command: fields, input: fields, selectedPrices: [fields] };
    const body = JSON.stringify({ query: '', variables, operationName });
    const answer = await exchange(`${running.tickets}/onestop/gql`, { method: 'POST', headers, body });
    expect([answer.status, operationName]).toEqual([200, operationName]);
    expect(Object.keys(answer.json)).toContain(answer.json.errors === undefined ? 'data' : 'errors');
  });
  await fc.assert(operation, { numRuns: 300 });
  expect(running.broken()).toEqual([]);
}, 60_000);
