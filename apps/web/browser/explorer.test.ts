import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { noBrowser, startBrowser } from './support/browser.ts';
import type { BrowserStage } from './support/browser.ts';

describe.skipIf(noBrowser !== undefined)('contract explorer', () => {
  let stage: BrowserStage;
  beforeAll(async () => {
    stage = await startBrowser();
  });
  afterAll(() => stage[Symbol.asyncDispose]());

  test('leads from a platform to an endpoint, and calls the sandbox', async () => {
    const { page, problems, shoot } = await stage.open('/explorer');
    await page.getByRole('link', { name: /goods\.list/ }).click();
    await page.getByRole('heading', { name: 'goods.list' }).waitFor();
    await page.getByTestId('try-it').getByRole('button', { name: 'Send' }).click();
    await page.getByTestId('tried').waitFor();
    expect(await page.getByTestId('tried').getAttribute('data-code')).toBe('ok');
    await shoot('explorer-endpoint');
    expect(problems).toEqual([]);
  });

  test('an input that does not fit is refused in words', async () => {
    const { page } = await stage.open('/explorer/washcar/goods.list');
    await page.getByLabel('Input, as it stands on the wire').fill('{"query":{"page":"x"}}');
    await page.getByTestId('try-it').getByRole('button', { name: 'Send' }).click();
    await expect.poll(() => page.getByRole('alert').textContent()).toContain('INPUT_INVALID');
  });

  test('draws a journey; a chosen link shows both its ends', async () => {
    const { page, problems, shoot } = await stage.open('/explorer/washcar/journey/order');
    await page.locator('path.link').first().waitFor();
    expect(await page.locator('path.link').count()).toBe(await page.locator('tbody tr').count());
    await page.getByRole('button', { name: 'Show' }).first().click();
    expect(await page.locator('.value.picked').count()).toBe(2);
    expect(await page.locator('path.link.chosen').count()).toBe(1);
    await shoot('explorer-journey');
    expect(problems).toEqual([]);
  });

  test('a platform that is not there is said to be missing, and can be tried again', async () => {
    const { page } = await stage.open('/explorer/nobody');
    await page.getByRole('button', { name: 'Try again' }).waitFor();
  });
});
