import { expect, test } from 'vitest';
import { exampleKey, recordExamples } from './record-examples.ts';

test('journeys leave an example of what they call, of every platform that has journeys, without a secret', async () => {
  const examples = await recordExamples();
  for (const [platform, endpoint] of [
    ['washcar', 'order.create'],
    ['rail12306', 'confirmPassenger.confirmSingleForQueue'],
    ['bilibili-show', 'order.createV2'],
    ['interpark', 'waiting.lineUp'],
  ] as const) {
    const example = examples.get(exampleKey(platform, endpoint));
    expect([platform, endpoint, example === undefined]).toEqual([platform, endpoint, false]);
  }
  const texts = JSON.stringify([...examples.values()]);
  expect(texts).not.toMatch(/web-password|100123400|boxwire-sandbox-secret/);
  expect(examples.get(exampleKey('washcar', 'order.create'))?.request).toMatch(
    /^POST \/api\/order\/create\?.*sign=\*\*\*/,
  );
});
