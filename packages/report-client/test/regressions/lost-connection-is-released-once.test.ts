import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import type { PgClient, PgPool } from '../../src/postgres/index.ts';
import { WorkerSession } from '../../src/postgres/worker-session.ts';

/** A connection that refuses to be given back twice, as pg's pool does. */
class FakeClient extends EventEmitter {
  released = 0;

  query(): Promise<{ rows: never[] }> {
    return Promise.resolve({ rows: [] });
  }

  release(): void {
    this.released += 1;
    if (this.released > 1) throw new Error('Release called on client which has already been released to the pool.');
  }
}

test('a connection that reports its loss twice, the second time when the next one is open, is released once', async () => {
  const clients = [new FakeClient(), new FakeClient()] as const;
  let opened = 0;
  let lost = 0;
  const pool = {
    connect: () => Promise.resolve(clients[opened++] as unknown as PgClient),
  } as unknown as PgPool;
  const session = new WorkerSession(pool, 'outbox', { onNotify: () => undefined, onLost: () => (lost += 1) });

  await session.query('SELECT 1', []);
  clients[0].emit('error', new Error('the server went away'));
  await session.query('SELECT 1', []);
  clients[0].emit('end');

  expect({ opened, lost, released: clients.map((client) => client.released) }).toEqual({
    opened: 2,
    lost: 1,
    released: [1, 0],
  });
  await session.close();
  expect(clients.map((client) => client.released)).toEqual([1, 1]);
});
