import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createSandbox } from '@boxwire/sandbox';
import { rail12306Sandbox } from '@boxwire/sandbox/rail12306';
import { chinaDate } from '@boxwire/schemas-rail12306';
import { expect, test } from 'vitest';
import { runNode } from '../support/run-node.ts';
import { loggedIn, ordersOf, TRAVELLER } from './rail-world.ts';

const PROCESS = fileURLToPath(new URL('./book-process.ts', import.meta.url));

test.each([
  { type: 'stepEnded', stepId: 'submit' },
  { type: 'stepStarted', stepId: 'confirm' },
  { type: 'stepEnded', stepId: 'confirm' },
  { type: 'stepEnded', stepId: 'waitTime' },
] as const)(
  'killed when $type comes for $stepId, a booking goes on in a new process with the saved session, and books once',
  { timeout: 60_000 },
  async (killAt) => {
    const platforms = [rail12306Sandbox({ users: [TRAVELLER], notReadyMs: 0, waitSeconds: 1 })] as const;
    await using world = await createSandbox({ platforms });
    await using browser = await loggedIn(world);
    const folder = await mkdtemp(join(tmpdir(), 'boxwire-rail-'));
    const [jar, journal] = [join(folder, 'jar.json'), join(folder, 'book.jsonl')];
    await writeFile(jar, browser.jar.save());
    const run = (more: object) =>
      runNode(PROCESS, [
        JSON.stringify({ origins: world.origins.rail12306, jar, journal, sealingKey: '0f'.repeat(32), ...more }),
      ]);

    const date = chinaDate(Date.now() + 3 * 86_400_000);
    const input = { from: 'VNP', to: 'AOH', date, train: 'G901', seat: 'O', passengers: [{ name: '张测试' }] };
    const killed = await run({ input, killAt });
    expect(killed.signal, killed.stderr).toBe('SIGKILL');
    const resumed = await run({});
    expect(JSON.parse(resumed.stdout || '{}'), resumed.stderr).toMatchObject({ ok: true, data: { trainCode: 'G901' } });
    expect(ordersOf(world)).toMatchObject([{ status: 'unpaid' }]);
    // the journal shows steps, and nothing of the traveller or of the session
    const kept = await readFile(journal, 'utf8');
    expect(kept).toContain('"stepId":"confirm"');
    expect(kept).not.toMatch(/张测试|0000\*|JSESSIONID|REPEAT_SUBMIT_TOKEN/);
    await rm(folder, { recursive: true });
  },
);
