import { afterAll, beforeAll, expect, test } from 'vitest';
import type { WebServer } from '../src/server/create-web-server.ts';
import type { ReportSnapshot } from '../src/shared/report-messages.ts';
import { post, startWeb } from './start.ts';

let web: WebServer;
beforeAll(async () => {
  web = await startWeb();
});
afterAll(() => web.close());

/** Follows the dashboard until a snapshot is as wanted. */
async function until(wanted: (snapshot: ReportSnapshot) => boolean): Promise<ReportSnapshot> {
  const leave = new AbortController();
  const answer = await fetch(`${web.url}/api/reports/events`, { signal: leave.signal });
  let rest = '';
  try {
    for await (const part of answer.body!.pipeThrough(new TextDecoderStream())) {
      const blocks = (rest + part).split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        const data = block.split('\n').find((line) => line.startsWith('data: '));
        const snapshot = data === undefined ? undefined : (JSON.parse(data.slice(6)) as ReportSnapshot);
        if (snapshot !== undefined && wanted(snapshot)) return snapshot;
      }
    }
  } finally {
    leave.abort();
  }
  throw new Error('the dashboard ended');
}

const command = async (what: string, body: unknown = {}): Promise<void> => {
  const answer = await post(`${web.url}/api/reports/${what}`, body);
  expect([what, answer.status]).toEqual([what, 200]);
};

const isThrough = ({ season, status, worker }: ReportSnapshot): boolean =>
  worker.alive && season.total > 0 && season.accepted === season.total && status?.open === 0;

function lostAndExtra({ reconciliation }: ReportSnapshot): readonly number[] {
  const rows = Object.values(reconciliation?.kinds ?? {});
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
  return [
    rows.length,
    sum(rows.map((row) => row.outstanding + (row.received?.missing ?? 0))),
    sum(rows.map((row) => row.received?.extra ?? 0)),
  ];
}

test('a season is reported through lost answers, a killed worker and its successor: nothing lost, nothing twice', async () => {
  await until(({ worker }) => worker.alive);
  await command('faults', { name: 'lossy', on: true });
  await command('season', { orders: 150, seed: 'test' });
  await until(({ counts }) => counts.delivered > 20);
  await command('worker', { action: 'kill' });
  const dead = await until(({ worker }) => !worker.alive);
  expect(dead.worker).toMatchObject({ kills: 1, starts: 1 });
  await command('faults', { name: 'lossy', on: false });
  await command('worker', { action: 'start' });
  const through = await until(isThrough);
  expect(through.worker).toMatchObject({ alive: true, kills: 1, starts: 2 });
  await command('reconcile');
  const reconciled = await until(({ reconciliation }) => reconciliation !== undefined);
  expect(lostAndExtra(reconciled)).toEqual([8, 0, 0]);
  expect(reconciled.receiver.orderBreaks).toBe(0);
});

test('a refused order is shown without its record, holds its lane, and is sent again', async () => {
  await command('reset');
  await until(({ worker, season }) => worker.alive && season.total === 0);
  await command('faults', { name: 'refuseOrder', on: true });
  await command('season', { orders: 20, seed: 'refused' });
  const refused = await until(({ dead }) => dead.length === 1);
  expect(refused.dead[0]).toMatchObject({ kind: 'order', code: expect.any(String) as string });
  expect(Object.keys(refused.dead[0] ?? {})).not.toContain('payload');
  await command('redrive', { seqs: refused.dead.map(({ seq }) => seq) });
  const through = await until(isThrough);
  expect(through.dead).toEqual([]);
});

test.each([
  ['season', { orders: 0, seed: 'x' }, 400, 'BODY_INVALID'],
  ['faults', { name: 'earthquake', on: true }, 404, 'FAULT_UNKNOWN'],
  ['discard', { seq: 999_999, reason: 'no' }, 409, 'WORKER_REFUSED'],
  ['discard', { seq: 1, reason: ' ' }, 400, 'BODY_INVALID'],
])('%s %j is refused', async (what, body, status, code) => {
  const answer = await post(`${web.url}/api/reports/${what}`, body);
  expect(answer.status).toBe(status);
  expect(await answer.json()).toMatchObject({ code });
});

test('without a worker its decisions are refused, and it can be started again', async () => {
  await command('worker', { action: 'kill' });
  const answer = await post(`${web.url}/api/reports/reconcile`, {});
  expect(await answer.json()).toMatchObject({ code: 'WORKER_LOST' });
  await command('worker', { action: 'start' });
  await until(({ worker }) => worker.alive);
});
