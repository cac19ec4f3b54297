import { expect, test } from 'vitest';
import { play } from '../src/server/runs/play.ts';
import { Run } from '../src/server/runs/run.ts';
import { messageFor } from '../src/page/i18n/language.ts';
import { listed, loadScenarios } from '../src/server/runs/scenarios.ts';

const scenarios = await loadScenarios();

const named = (isBroken: boolean) =>
  scenarios
    .filter(({ alter }) => (alter !== undefined) === isBroken)
    .map((scenario) => [scenario.id, scenario] as const);

test.each(named(true))('%s fails, and its failure is explained', { timeout: 60_000 }, async (id, scenario) => {
  await using run = await Run.start(id.slice(-8), scenario, { realNow: () => performance.now(), random: () => 0.5 });
  const messages = await play(run);
  expect(messages.find((message) => message.type === 'end')).toMatchObject({ result: { ok: false } });
  const explained = messages.find((message) => message.type === 'explained');
  const expected = {
    'secure-url-fields': 'SecureUrlFieldsMissing',
    'encoded-key': 'KeyStillEncoded',
    'onestop-headers': 'OnestopHeadersMissing',
  }[id.slice('interpark.broken.'.length)];
  expect(explained?.causes[0]).toMatchObject({ cause: expected, certainty: 'shown' });
});

test.each(named(false))(
  '%s ends well when its account holder answers, and every invariant holds',
  { timeout: 60_000 },
  async (id, scenario) => {
    await using run = await Run.start(id.slice(0, 8), scenario, {
      realNow: () => performance.now(),
      random: () => 0.5,
    });
    const messages = await play(run);
    const end = messages.find((message) => message.type === 'end');
    expect(end?.type === 'end' && !end.result.ok ? end.result : undefined).toBe(undefined);
    const world = messages.findLast((message) => message.type === 'world');
    expect(world?.invariants.filter(({ holds }) => !holds)).toEqual([]);
    const steps = new Set(listed(scenario).legs.flatMap((leg) => Object.keys(leg.steps)));
    for (const message of messages) {
      if (message.type === 'journey' && 'stepId' in message.event) expect(steps).toContain(message.event.stepId);
    }
  },
);

test.each(scenarios.map((scenario) => [scenario.id, scenario] as const))(
  '%s and its faults are said in both languages',
  (id, { faults }) => {
    expect(messageFor('scenario', id)).toBeDefined();
    expect(faults.filter(({ name }) => messageFor('fault', name) === undefined)).toEqual([]);
  },
);
