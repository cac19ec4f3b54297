import { isContractError } from '@boxwire/contract';
import { createClient } from '@boxwire/http-core';
import { isReportError, openReporter, sqliteOutbox, type Reporter, type ReportKind } from '@boxwire/report-client';
import { FIELD_ROWS, wht93, type FieldRow, type Wht93EndpointId } from '@boxwire/schemas-wht93';
import { startServer, type TestServer } from '@boxwire/tooling/test-kit';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fieldCases, parentOf, pointerIn, tooManyRows, type FieldCase, type Loose } from './support/field-cases.ts';
import { clientBodies, ENDPOINT_OF_KIND, reports, SOME_CODES } from './support/samples.ts';

const ROWS = FIELD_ROWS.filter(({ direction }) => direction === 'request');
const BODIES = clientBodies(SOME_CODES);
const KINDS = Object.entries(ENDPOINT_OF_KIND) as [ReportKind, Wht93EndpointId][];

let receiver: TestServer;

beforeAll(async () => {
  receiver = await startServer(() => ({
    body: JSON.stringify({ code: 200, data: {}, msg: '请求成功', success: true }),
    headers: { 'content-type': 'application/json' },
  }));
});
afterAll(() => receiver.close());

test('the cases cover every endpoint, field and fault of the request tables', () => {
  expect(new Set(ROWS.map(({ endpointId }) => endpointId))).toEqual(new Set(Object.keys(BODIES)));
  expect(new Set(ROWS.map(({ endpointId }) => endpointId)).size).toBe(12);
  expect(ROWS).toHaveLength(121);
  const faults = ROWS.flatMap((row) => fieldCases(row).map(({ fault }) => [fault, row.label]));
  const fieldsWith = (fault: FieldCase['fault']): number =>
    new Set(faults.filter(([own]) => own === fault).map(([, label]) => label)).size;
  const wanted = ROWS.filter(
    ({ requirement, condition }) => requirement.strict !== 'N' && condition.strict?.kind !== 'callerKnows',
  );
  expect(fieldsWith('missing')).toBe(wanted.length);
  expect(fieldsWith('type')).toBe(ROWS.length);
  expect(fieldsWith('enumeration')).toBe(ROWS.filter(({ values }) => values !== undefined).length);
  expect(fieldsWith('length')).toBe(
    ROWS.filter(({ type, values }) => values === undefined && !['JSON', 'DateTime'].includes(type)).length,
  );
});

describe('a client call names the field and its place in the standard, and nothing is sent, when', () => {
  const client = () => createClient(wht93, { origins: { cis: receiver.origin } });
  let calls: ReturnType<typeof client>;
  beforeAll(() => void (calls = client()));
  afterAll(() => calls.close());

  const callWith = (row: FieldRow, body: Loose): Promise<unknown> => {
    const [group = '', name = ''] = row.endpointId.split('.');
    const methods = calls as unknown as Record<string, Record<string, (input: Loose) => Promise<unknown>>>;
    return methods[group]![name]!({ [row.part]: body });
  };

  describe.each(ROWS.map((row) => [`${row.endpointId} ${row.label}`, row] as const))('%s', (_label, row) => {
    const cases = [...fieldCases(row), ...listCases(row)];
    test.each(cases.map((each) => [each.what, each] as const))('%s', async (_what, { apply }) => {
      const body = structuredClone(BODIES[row.endpointId]) as Loose;
      apply(parentOf(row, body));
      const error: unknown = await callWith(row, body).catch((reason: unknown) => reason);
      if (!isContractError(error)) throw new Error('the client did not refuse it', { cause: error });
      expect(error).toMatchObject({ code: 'REQUEST_INVALID', endpointId: row.endpointId });
      expectIssue(error.issues, { row, prefix: `/${row.part}` });
      expect(error.message).toContain(row.label);
      expect(receiver.heads).toHaveLength(0);
    });
  });
});

describe('a reporter refuses a report with its field and clause, keeps nothing of it and sends nothing, when', () => {
  const folder = mkdtempSync(join(tmpdir(), 'boxwire-fields-'));
  let reporter: Reporter;
  beforeAll(async () => {
    const outbox = sqliteOutbox(join(folder, 'outbox.sqlite'));
    reporter = await openReporter({ origin: receiver.origin, appId: 'app-1', secret: 'not-a-secret', outbox });
  });
  afterAll(async () => {
    expect((await reporter.status()).lastSeq).toBe(0);
    await reporter.close();
    rmSync(folder, { recursive: true });
  });

  const rows = KINDS.flatMap(([kind, endpointId]) =>
    ROWS.filter((row) => row.endpointId === endpointId && isOfReport(kind, row)).map((row) => [kind, row] as const),
  );
  describe.each(rows.map(([kind, row]) => [`${kind} ${row.label}`, kind, row] as const))('%s', (_label, kind, row) => {
    test.each(casesOfReport(kind, row).map((each) => [each.what, each] as const))('%s', async (_what, { apply }) => {
      const report = structuredClone(reports()[kind]) as Loose;
      apply(parentOf(row, report));
      const error: unknown = await reporter[kind](report as never).catch((reason: unknown) => reason);
      if (!isReportError(error)) throw new Error('the reporter accepted it', { cause: error });
      expect(error).toMatchObject({ code: 'REPORT_INVALID', kind, clause: row.clause });
      // the hall's code may be left open, so the reporter words its refusal itself
      expectIssue(error.issues, { row, prefix: '', label: row.name === 'hallCode' ? 'hallCode' : row.label });
      expect(receiver.heads).toHaveLength(0);
    });
  });
});

/** Fields that a reporter fills in itself. */
function isOfReport(kind: ReportKind, { name }: FieldRow): boolean {
  if (name === 'accessToken' || name === 'sessionCode') return false;
  return kind !== 'hall' || !['hasHall', 'venueCode'].includes(name);
}

function casesOfReport(kind: ReportKind, row: FieldRow): readonly FieldCase[] {
  // a hall without a name is a venue without halls; lists of any length are parted, except a refund's
  const isOpen = (each: FieldCase): boolean => kind === 'hall' && row.name === 'hallName' && each.fault === 'missing';
  return [...fieldCases(row).filter((each) => !isOpen(each)), ...(kind === 'refund' ? listCases(row) : [])];
}

function listCases(row: FieldRow): readonly FieldCase[] {
  if (row.maxItems.strict === undefined) return [];
  const apply = (parent: Loose): void => void (parent[row.name] = tooManyRows(row, parent[row.name] as unknown[]));
  return [{ what: 'it has a row too many', fault: 'length', apply }];
}

function expectIssue(
  issues: readonly { readonly pointer: string; readonly problem: string }[],
  { row, prefix, label = row.label }: { readonly row: FieldRow; readonly prefix: string; readonly label?: string },
): void {
  const pointer = prefix + pointerIn(row);
  // what is wrong with a row of a list is said of that row
  const own = issues.filter((issue) => issue.pointer === pointer || issue.pointer === `${pointer}/0`);
  expect(own).not.toEqual([]);
  expect(own.filter(({ problem }) => !problem.startsWith(`${label}:`))).toEqual([]);
}
