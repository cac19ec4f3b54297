import { expect, test } from 'vitest';
import { PLATFORM_IDS, loadPlatform } from '../server/platforms.ts';
import { describePlatform } from './describe-platform.ts';

test.each(PLATFORM_IDS)(
  '%s is described: fields and sources of every endpoint, links between steps that exist',
  async (id) => {
    const platform = await loadPlatform(id);
    if (platform === undefined) throw new Error(`${id} is listed and not there`);
    const page = describePlatform(platform);
    expect(page.endpoints.length).toBeGreaterThan(5);
    for (const endpoint of page.endpoints) {
      expect(endpoint.source).not.toBe('');
      expect(endpoint.answers.length).toBeGreaterThan(0);
    }
    for (const { steps, links } of page.journeys) {
      const known = new Set(steps.map((step) => step.id));
      for (const { from, to } of links) expect([known.has(from.step), known.has(to.step)]).toEqual([true, true]);
    }
    expect(JSON.parse(JSON.stringify(page))).toEqual(page);
  },
);

test('an order’s fields are listed with what they need, and a draft to begin with', async () => {
  const page = describePlatform((await loadPlatform('washcar'))!);
  const create = page.endpoints.find(({ id }) => id === 'order.create');
  const body = create?.request.find(({ part }) => part === 'body');
  expect(body).toMatchObject({ encoding: 'json' });
  expect(body?.fields.filter(({ required }) => required).map(({ path }) => path)).toContain('channelOrderNo');
  expect(create?.draft).toHaveProperty('body.channelOrderNo');
});
