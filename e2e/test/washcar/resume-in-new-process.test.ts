import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runNode, type Finished } from '../support/run-node.ts';
import { startWashcar, type WashcarWorld } from '../support/washcar-world.ts';

const PROCESS = fileURLToPath(new URL('../support/order-process.ts', import.meta.url));
const SEALING_KEY = '0f'.repeat(32);

let world: WashcarWorld;
let folder: string;

beforeAll(async () => {
  // codes come with the order, so the journey has no waits
  world = await startWashcar({ issueAfterMs: 0 });
  folder = await mkdtemp(join(tmpdir(), 'boxwire-resume-'));
});

afterAll(async () => {
  await world.close();
  await rm(folder, { recursive: true });
});

function run(
  name: string,
  settings: { readonly channelOrderNo?: string; readonly killAfter?: number },
): Promise<Finished> {
  const base = { api: world.origins.washcar.api, journal: join(folder, `${name}.jsonl`), sealingKey: SEALING_KEY };
  return runNode(PROCESS, [JSON.stringify({ ...base, ...settings })]);
}

interface Printed {
  readonly result: {
    readonly ok: boolean;
    readonly data: { readonly channelOrderNo: string; readonly orderStatus: string };
  };
  readonly seen: number;
}

test('killed after any step and resumed in a new process, an order ends the same', { timeout: 120_000 }, async () => {
  const whole = await run('WHOLE', { channelOrderNo: 'WHOLE' });
  const { result, seen } = JSON.parse(whole.stdout) as Printed;
  expect(result).toMatchObject({ ok: true, data: { channelOrderNo: 'WHOLE', orderStatus: 'VERIFIED' } });
  expect(seen).toBeGreaterThan(14);

  const killAndResume = async (killAfter: number): Promise<void> => {
    const name = `KILLED${killAfter.toString()}`;
    const killed = await run(name, { channelOrderNo: name, killAfter });
    expect(killed.signal, `killed after event ${killAfter.toString()}`).toBe('SIGKILL');
    const resumed = await run(name, {});
    const printed = JSON.parse(resumed.stdout || '{}') as Partial<Printed>;
    expect(printed.result, `${name}: ${resumed.stderr}`).toMatchObject({
      ok: true,
      data: { ...result.data, channelOrderNo: name, orderNo: expect.any(String) as string },
    });
  };
  const points = Array.from({ length: seen }, (_, index) => index + 1);
  while (points.length > 0) await Promise.all(points.splice(0, 3).map(killAndResume));

  const { orders } = world.admin.state('washcar') as {
    readonly orders: readonly { readonly channelOrderNo: string }[];
  };
  expect(orders.map(({ channelOrderNo }) => channelOrderNo).toSorted()).toEqual(
    ['WHOLE', ...Array.from({ length: seen }, (_, index) => `KILLED${(index + 1).toString()}`)].toSorted(),
  );
  expect(world.admin.invariants().every(({ holds }) => holds)).toBe(true);
  // the journal on disk shows steps, and nothing of the customer
  const journal = await readFile(join(folder, 'WHOLE.jsonl'), 'utf8');
  expect(journal).toContain('"stepId":"create"');
  expect(journal).not.toMatch(/10012345678|VERIFIED|GI001/);
});
