import fc from 'fast-check';
import { expect, it } from 'vitest';
import { GOODS, PLACE, startInterpark, type Admitted, type Running } from './start.ts';

const SHOW = {
  goodsCode: GOODS,
  placeCode: PLACE,
  rounds: [{ day: 0, time: '19:00' }],
  blocks: [{ no: '401', grade: '1', rows: 1, seatsPerRow: 5 }],
};
const SEATS = [101, 102, 103, 104, 105].map((serial) => `${GOODS}:${PLACE}:001:${String(serial)}`);
const HOLD_MS = 420_000;
const MOST = 3;

interface Held {
  readonly session: number;
  readonly state: 'PRESELECTED' | 'SELECTED';
}

/** What the contract says, in a few lines: who holds what, and until when. */
class Model {
  now = 0;
  readonly held = new Map<number, Held>();
  readonly until: { preselect: number | undefined; select: number | undefined }[] = [0, 1, 2].map(() => ({
    preselect: undefined,
    select: undefined,
  }));

  advance(ms: number): void {
    this.now += ms;
    for (const [session, until] of this.until.entries()) {
      if (until.preselect !== undefined && this.now >= until.preselect) this.release(session, 'PRESELECTED');
      if (until.select !== undefined && this.now >= until.select) this.release(session, 'SELECTED');
    }
  }

  release(session: number, state?: Held['state']): void {
    for (const [seat, held] of this.held) {
      if (held.session === session && (state ?? held.state) === held.state) this.held.delete(seat);
    }
    this.#settle(session);
  }

  preselect(session: number, seat: number): string {
    const holder = this.held.get(seat);
    if (holder?.session === session) return 'P41150';
    if (holder !== undefined) return 'P40054';
    if ([...this.held.values()].filter((held) => held.session === session).length >= MOST) return 'P40051';
    this.held.set(seat, { session, state: 'PRESELECTED' });
    const until = this.until[session];
    if (until) until.preselect ??= this.now + HOLD_MS;
    return 'ok';
  }

  select(session: number, seat: number): string {
    if (this.held.get(seat)?.session !== session) return 'P40059';
    this.held.set(seat, { session, state: 'SELECTED' });
    const until = this.until[session];
    if (until) until.select ??= this.now + HOLD_MS;
    this.#settle(session);
    return 'ok';
  }

  deselect(session: number, seat: number): string {
    if (this.held.get(seat)?.session !== session) return 'P40059';
    this.held.delete(seat);
    this.#settle(session);
    return 'ok';
  }

  #settle(session: number): void {
    const states = [...this.held.values()].filter((held) => held.session === session).map(({ state }) => state);
    const until = this.until[session];
    if (until && !states.includes('PRESELECTED')) until.preselect = undefined;
    if (until && !states.includes('SELECTED')) until.select = undefined;
  }
}

const where = { session: fc.nat(2), seat: fc.nat(4) };
const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('preselect' as const), ...where }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('select' as const), ...where }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('deselect' as const), ...where }) },
  fc.record({ kind: fc.constant('clear' as const), ...where }),
  fc.record({ kind: fc.constant('advance' as const), ms: fc.constantFrom(1, 60_000, 300_000, 419_999, 420_000) }),
);

type Step = Exclude<typeof step extends fc.Arbitrary<infer Value> ? Value : never, { kind: 'advance' }>;

async function act(running: Running, session: Admitted, { kind, seat }: Step): Promise<string> {
  const seatInfoId = SEATS[seat];
  if (kind === 'select') {
    const names = { goodsCode: GOODS, placeCode: PLACE, playSeq: '001', sessionId: session.sessionId };
    const { json } = await running.slowPost(session, '/seats/select', {
      ...names,
      seats: [{ seatGrade: '1', seatInfoId }],
    });
    return json.data?.backendErrorCode ?? 'ok';
  }
  const operations = {
    preselect: ['PreselectSeat', { playSeq: '001', blockKey: '001:401', seatGrade: '1', seatInfoId }],
    deselect: ['DeselectSeat', { seatInfoId }],
    clear: ['BulkDeselectSeats', { seatInfoIds: [] }],
  } as const;
  const [name, command] = operations[kind];
  const { json } = await running.gql(session, name, { command });
  return json.errors?.[0].extensions.backendErrorCode ?? 'ok';
}

function expected(model: Model, { kind, session, seat }: Step): string {
  if (kind !== 'clear') return model[kind](session, seat);
  model.release(session);
  return 'ok';
}

it('whatever three sessions do with five seats, answers, states and times are those of the model', async () => {
  const property = fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
    await using running = await startInterpark({ shows: [SHOW], sessionMs: 86_400_000 });
    const sessions = await Promise.all(
      ['user@example.test', 'user2@example.test', 'user3@example.test'].map((email) => running.admit(email)),
    );
    const model = new Model();
    for (const one of steps) {
      if (one.kind === 'advance') {
        model.advance(one.ms);
        await running.admin.clock.advance(one.ms);
      } else {
        const session = sessions[one.session];
        if (session === undefined) throw new Error('no such session');
        expect(await act(running, session, one), one.kind).toBe(expected(model, one));
      }
      expect(heldBy(running)).toEqual(modelHeld(model));
      expect(running.broken()).toEqual([]);
    }
  });
  await fc.assert(property, { numRuns: 25 });
}, 60_000);

function heldBy(running: Running): string[] {
  return running
    .state()
    .sessions.flatMap((session: { held: { seatInfoId: string; state: string }[] }, index: number) =>
      session.held.map(({ seatInfoId, state }) => `${String(index)} ${seatInfoId} ${state}`),
    )
    .toSorted();
}

function modelHeld({ held }: Model): string[] {
  return [...held].map(([seat, { session, state }]) => `${String(session)} ${SEATS[seat] ?? ''} ${state}`).toSorted();
}
