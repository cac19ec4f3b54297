import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { postgresBinaries, startPostgres } from '@boxwire/tooling/postgres';
import type { PostgresCluster } from '@boxwire/tooling/postgres';
import pg from 'pg';
import { Feed } from '../src/delivery/feed.ts';
import { postgresOutbox } from '../src/postgres/index.ts';
import type { PgClient, PgPool, PostgresOutbox } from '../src/postgres/index.ts';
import { openReporter } from '../src/index.ts';
import { outboxSuite } from './outbox-suite.ts';
import { draftOf } from './support/drafts.ts';
import { draft, report } from './support/payloads.ts';
import { sessionCodeOf, startReceiver } from './support/receiver.ts';
import { sample } from './support/sample-reports.ts';

const binaries = postgresBinaries();
const absent = 'missing' in binaries ? binaries.missing : undefined;
const name = absent === undefined ? 'PostgreSQL' : `PostgreSQL (skipped: ${absent})`;

describe.skipIf(absent !== undefined)(name, () => {
  let cluster: PostgresCluster;
  let pool: pg.Pool;
  let count = 0;

  beforeAll(() => {
    cluster = startPostgres('bin' in binaries ? binaries.bin : '');
    pool = new pg.Pool({ ...cluster.connection, max: 20 });
    // as pg asks: connections that break while idle are told here
    pool.on('error', () => undefined);
  }, 60_000);
  afterAll(async () => {
    await pool.end();
    cluster.stop();
  }, 60_000);

  const newSchema = (): string => `outbox_${(count += 1)}`;
  const opened = async (schema: string, options = {}): Promise<PostgresOutbox> => {
    const store = postgresOutbox(pool, { schema, pollMs: 50, ...options });
    await store.open();
    return store;
  };

  outboxSuite('PostgreSQL', async () => {
    const schema = newSchema();
    let store = postgresOutbox(pool, { schema });
    return {
      store,
      reopen: async () => {
        await store.close();
        return (store = postgresOutbox(pool, { schema }));
      },
      release: async () => {
        await pool.query(`DROP SCHEMA ${schema} CASCADE`);
      },
    };
  });

  describe('many workers', () => {
    test('workers share the lanes: nothing is handed out twice, each lane stays in order', async () => {
      const schema = newSchema();
      const workers = await Promise.all([opened(schema), opened(schema), opened(schema)]);
      const lanes = 30;
      await workers[0].accept(
        Array.from({ length: 4 * lanes }, (_, i) => draftOf.order(`O-${i % lanes}`, [])),
        1_000,
      );
      const order = new Map<string, number[]>();
      const work = async (store: PostgresOutbox): Promise<void> => {
        for (;;) {
          const { reports } = await store.claim({ now: 1_000, limit: 5 });
          for (const { lane, seq } of reports) order.set(lane, [...(order.get(lane) ?? []), seq]);
          await store.settle(reports.map(({ seq }) => ({ seq, end: 'done', at: 2_000 })));
          if (reports.length === 0 && (await store.status()).open === 0) return;
        }
      };
      await Promise.all(workers.map(work));
      expect(order.size).toBe(lanes);
      for (const seqs of order.values()) {
        expect(seqs).toHaveLength(4);
        expect(seqs).toEqual(seqs.toSorted((a, b) => a - b));
      }
      await Promise.all(workers.map((store) => store.close()));
    });

    test('a worker that is gone lets its lanes go at once', async () => {
      const schema = newSchema();
      const [first, second] = [await opened(schema), await opened(schema)];
      await first.accept([draftOf.order('O-1', []), draftOf.order('O-1', [])], 1_000);
      expect((await first.claim({ now: 1_000, limit: 10 })).reports).toHaveLength(1);
      expect((await second.claim({ now: 1_000, limit: 10 })).reports).toEqual([]);
      // as when its machine dies: the server ends the session
      await pool.query(
        `SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted AND pid <> pg_backend_pid()`,
      );
      const { reports } = await second.claim({ now: 1_000, limit: 10 });
      expect(reports.map(({ seq }) => seq)).toEqual([1]);
      // what the first still believes to have is no longer its own
      await first.settle([{ seq: 1, end: 'dead', at: 2_000, failure: { code: '4300', message: 'late' } }]);
      await second.settle([{ seq: 1, end: 'done', at: 2_000 }]);
      expect((await first.find({})).map(({ state }) => state)).toEqual(['done', 'pending']);
      await Promise.all([first.close(), second.close()]);
    });

    test('a lane that a worker has cannot be merged into or discarded by another', async () => {
      const schema = newSchema();
      const [first, second] = [await opened(schema), await opened(schema)];
      await first.putCodes([{ ref: 'session:S-1', code: sessionCodeOf('S-1') }]);
      await first.accept([draftOf.inventory('S-1', 'A')], 1_000);
      expect((await first.claim({ now: 1_000, limit: 10 })).reports).toHaveLength(1);
      await second.accept([draftOf.inventory('S-1', 'A')], 1_000);
      expect((await second.find({})).map(({ state }) => state)).toEqual(['pending', 'pending']);
      await expect(second.discard(1, { reason: 'x', at: 1 })).rejects.toMatchObject({ code: 'OUTBOX_WRONG_STATE' });
      await Promise.all([first.close(), second.close()]);
    });

    test('accepts of several workers at once are numbered without a gap', async () => {
      const schema = newSchema();
      const workers = await Promise.all([opened(schema), opened(schema), opened(schema)]);
      const seqs = await Promise.all(
        Array.from({ length: 90 }, (_, i) => workers[i % 3]!.accept([draftOf.order(`O-${i}`, [])], 1_000)),
      );
      expect(seqs.flat().toSorted((a, b) => a - b)).toEqual(Array.from({ length: 90 }, (_, i) => i + 1));
      await Promise.all(workers.map((store) => store.close()));
    });

    test('a worker hears of what another accepts', async () => {
      const schema = newSchema();
      const [first, second] = [await opened(schema, { pollMs: 3_600_000 }), await opened(schema)];
      await first.claim({ now: 1_000, limit: 1 });
      const heard = new Promise<void>((resolve) => {
        first.subscribe(resolve);
      });
      await second.accept([draftOf.order('O-1', [])], 1_000);
      await heard;
      expect((await first.claim({ now: 1_000, limit: 1 })).reports).toHaveLength(1);
      await Promise.all([first.close(), second.close()]);
    });
  });

  describe('in the caller’s transaction', () => {
    test.each(['READ COMMITTED', 'REPEATABLE READ', 'SERIALIZABLE'])(
      'the sale and its report are committed together, or neither is (%s)',
      async (level) => {
        const schema = newSchema();
        const store = await opened(schema);
        await pool.query(`CREATE TABLE ${schema}.sales (id text)`);
        const sell = async (id: string, end: 'COMMIT' | 'ROLLBACK'): Promise<void> => {
          const client = await pool.connect();
          await client.query(`BEGIN ISOLATION LEVEL ${level}`);
          await client.query(`INSERT INTO ${schema}.sales VALUES ($1)`, [id]);
          expect(await store.within(client).order(sample.order(id, 25))).toEqual({ kind: 'order', parts: 2 });
          await client.query(end);
          client.release();
        };
        await sell('O-1', 'ROLLBACK');
        await sell('O-2', 'COMMIT');
        await store.claim({ now: Date.now(), limit: 10 });
        expect((await pool.query(`SELECT id FROM ${schema}.sales`)).rows).toEqual([{ id: 'O-2' }]);
        expect((await store.find({})).map(({ businessId, seq }) => [seq, businessId])).toEqual([
          [1, 'O-2'],
          [2, 'O-2'],
        ]);
        await store.close();
      },
    );

    test('a report that breaks the standard is refused before anything is written', async () => {
      const schema = newSchema();
      const store = await opened(schema);
      await expect(store.within(pool).order({ ...sample.order('O-1', 1), totalAmount: -1 })).rejects.toMatchObject({
        code: 'REPORT_INVALID',
      });
      expect((await pool.query(`SELECT 1 FROM ${schema}.inbox`)).rows).toEqual([]);
      await store.close();
    });

    test('what was enqueued and committed comes before what is accepted later', async () => {
      const schema = newSchema();
      const store = await opened(schema);
      for (let i = 0; i < 3; i++) await store.within(pool).order(sample.order('O-1', 1));
      expect(await store.accept([draftOf.order('O-1', [])], 1_000)).toEqual([4]);
      expect((await store.find({})).map(({ head }) => head)).toEqual([true, false, false, false]);
      await store.close();
    });

    test('more than one takeover holds is taken over in order', async () => {
      const schema = newSchema();
      const store = await opened(schema);
      const drafts = Array.from({ length: 2_300 }, (_, i) => JSON.stringify(draftOf.order(`O-${i}`, [])));
      await pool.query(`INSERT INTO ${schema}.inbox (accepted_at, draft) SELECT 1, d FROM unnest($1::text[]) AS d`, [
        drafts,
      ]);
      expect(await store.accept([draftOf.order('last', [])], 1_000)).toEqual([2_301]);
      const found = await store.find({ limit: 10_000 });
      expect(found.map(({ businessId }) => businessId)).toEqual([
        ...Array.from({ length: 2_300 }, (_, i) => `O-${i}`),
        'last',
      ]);
      await store.close();
    });
  });

  describe('opening', () => {
    test('a server that does not wait for its disk is refused, unless that is allowed', async () => {
      const schema = newSchema();
      const unsynced: PgPool = {
        query: (text, values) => pool.query(text, values),
        connect: async () => {
          const client = await pool.connect();
          const off = { rows: [{ value: 'off' }], rowCount: 1 };
          return {
            query: (text, values) => (values?.[0] === 'fsync' ? Promise.resolve(off) : client.query(text, values)),
            on: (event, listener) => client.on(event as 'error', listener),
            removeListener: (event, listener) => client.removeListener(event, listener),
            release: (destroy) => client.release(destroy),
          };
        },
      };
      await expect(postgresOutbox(unsynced, { schema }).open()).rejects.toMatchObject({
        code: 'OUTBOX_NOT_SYNCED',
      });
      const allowed = postgresOutbox(unsynced, { schema, allowUnsynced: true });
      await allowed.open();
      await allowed.close();
    });

    test('a newer version is refused, and rows that are gone are reported', async () => {
      const schema = newSchema();
      const store = await opened(schema);
      await store.accept([draftOf.order('O-1', []), draftOf.order('O-2', []), draftOf.order('O-3', [])], 1_000);
      await store.close();
      await pool.query(`DELETE FROM ${schema}.reports WHERE seq > 1`);
      await expect(opened(schema)).rejects.toMatchObject({ code: 'OUTBOX_SHORTENED', ranges: [{ from: 2, to: 3 }] });
      await pool.query(`UPDATE ${schema}.meta SET value = '99'`);
      await expect(opened(schema)).rejects.toMatchObject({ code: 'OUTBOX_VERSION' });
    });

    test('workers that start together make the tables once', async () => {
      const schema = newSchema();
      const workers = await Promise.all(Array.from({ length: 5 }, () => opened(schema)));
      await Promise.all(workers.map((store) => store.close()));
    });

    test('a schema’s name is checked', () => {
      expect(() => postgresOutbox(pool, { schema: 'x; DROP TABLE y' })).toThrow(TypeError);
    });

    test('a server that is away is a coded error, and delivery goes on when it is back', async () => {
      const schema = newSchema();
      const store = await opened(schema);
      await store.claim({ now: 1_000, limit: 1 });
      await pool.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`,
      );
      const results = await Promise.allSettled(Array.from({ length: 8 }, () => store.claim({ now: 1_000, limit: 1 })));
      for (const result of results) {
        if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'OUTBOX_WRITE_FAILED' });
      }
      expect(await store.accept([draftOf.order('O-1', [])], 1_000)).toEqual([1]);
      expect((await store.claim({ now: 1_000, limit: 1 })).reports).toHaveLength(1);
      await store.close();
    });
  });

  test('a worker with a deep buffer takes over the lanes of one that is gone within half a second', async () => {
    const schema = newSchema();
    const [gone, live] = [await opened(schema), await opened(schema)];
    await gone.accept(
      Array.from({ length: 300 }, (_, index) => draft(report.order(`O-${index + 1}`))),
      1_000,
    );
    const held = (await gone.claim({ now: 0, limit: 20 })).reports.map(({ seq }) => seq);
    const feed = new Feed({ store: live, window: 256, onDamaged: () => undefined });
    const next = async (now: number): Promise<number | undefined> => (await feed.next(now))?.[0].report.seq;
    expect(await next(1_000)).toBe(21);
    await gone.close();
    feed.refresh();
    expect(await next(1_400)).toBe(22);
    expect(feed.buffered).toBe(254);
    const taken = [await next(1_500), await next(1_510), await next(1_520)];
    expect(taken.filter((seq) => seq !== undefined && held.includes(seq)).length).toBeGreaterThanOrEqual(1);
    await feed.release();
    await live.close();
  });

  describe('a commit that fails', () => {
    const draftsOf = (orderId: string) => [draftOf.order(orderId, [])];

    /** A pool whose connections lose the answer to a commit that the server carried out. */
    const losingAnswers = (isLosing: () => boolean): PgPool => ({
      query: (text, values) => pool.query(text, values),
      connect: async () => {
        const client = await pool.connect();
        const lossy: PgClient = {
          on: (event, listener) => client.on(event as 'error', listener),
          removeListener: (event, listener) => client.removeListener(event, listener),
          release: (destroy) => client.release(destroy),
          query: async (text, values) => {
            const result = await client.query(text, values);
            if (text === 'COMMIT' && isLosing()) throw new Error('Connection terminated unexpectedly');
            return result;
          },
        };
        return lossy;
      },
    });

    test('whose answer is lost does not say that nothing was kept', async () => {
      const schema = newSchema();
      let isLosing = false;
      const store = postgresOutbox(
        losingAnswers(() => isLosing),
        { schema, pollMs: 50 },
      );
      await store.open();
      isLosing = true;
      const error: unknown = await store.accept(draftsOf('O-1'), 1_000).catch((reason: unknown) => reason);
      expect(error).toMatchObject({ code: 'OUTBOX_COMMIT_UNKNOWN' });
      expect(String(error)).toContain('may have been kept');
      isLosing = false;
      expect(await store.find({})).toMatchObject([{ seq: 1, businessId: 'O-1' }]);
      expect(await store.accept(draftsOf('O-2'), 1_000)).toEqual([2]);
      await store.close();
    });

    test('because the server refuses it says that nothing was kept, and nothing was', async () => {
      const schema = newSchema();
      const store = await opened(schema);
      await pool.query(`
        CREATE FUNCTION ${schema}.refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no'; END $$;
        CREATE CONSTRAINT TRIGGER refuse AFTER INSERT ON ${schema}.reports DEFERRABLE INITIALLY DEFERRED
          FOR EACH ROW EXECUTE FUNCTION ${schema}.refuse()`);
      const error: unknown = await store.accept(draftsOf('O-1'), 1_000).catch((reason: unknown) => reason);
      expect(error).toMatchObject({ code: 'OUTBOX_WRITE_FAILED' });
      expect(String(error)).toContain('(P0001): nothing was kept');
      expect(await store.find({})).toEqual([]);
      await store.close();
    });
  });

  test('two reporters deliver one outbox together, in order, each report once', async () => {
    const schema = newSchema();
    await using receiver = await startReceiver();
    const open = () =>
      openReporter({
        ...{ origin: receiver.origin, appId: 'app-1', secret: 's', backOff: { baseMs: 1, maxMs: 5 } },
        outbox: postgresOutbox(pool, { schema, pollMs: 50 }),
      });
    const reporters = [await open(), await open()];
    await reporters[0]!.codes.put('session', 'S-1', sessionCodeOf('S-1'));
    const outbox = postgresOutbox(pool, { schema });
    for (let i = 0; i < 20; i++) {
      await outbox.within(pool).order(sample.order(`O-${i}`, 25));
      await outbox.within(pool).refund(sample.refund(`R-${i}`, `O-${i}`));
    }
    await Promise.all(reporters.map((reporter) => reporter.stop({ drain: true, timeoutMs: 15_000 })));
    expect(await reporters[0]!.status()).toMatchObject({ open: 0, lastSeq: 60 });
    const paths = new Map<unknown, string[]>();
    for (const { path, body } of receiver.arrivals) {
      if (path === '/getAccessToken') continue;
      paths.set(body.orderId, [...(paths.get(body.orderId) ?? []), path]);
    }
    expect([...paths.values()]).toEqual(
      Array.from({ length: 20 }, () => ['/report/order', '/report/order', '/report/refundOrder']),
    );
    await Promise.all(reporters.map((reporter) => reporter.close()));
  });
});
