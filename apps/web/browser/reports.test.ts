import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeFindings } from './support/axe.ts';
import { noBrowser, startBrowser } from './support/browser.ts';
import type { BrowserStage } from './support/browser.ts';

describe.skipIf(noBrowser !== undefined)('report dashboard', () => {
  let stage: BrowserStage;
  beforeAll(async () => {
    stage = await startBrowser();
  });
  afterAll(() => stage[Symbol.asyncDispose]());

  test('a season is sold, its worker killed and started again from the page; reconciliation ends at zero', async () => {
    const { page, problems, shoot } = await stage.open('/reports');
    await page.getByLabel('Orders').selectOption('200');
    await page.getByTestId('sell').click();
    const delivered = page.locator('[data-tile="delivered"] dd').first();
    await expect
      .poll(async () => Number((await delivered.textContent())?.replaceAll(',', '')), { timeout: 30_000 })
      .toBeGreaterThan(50);
    await page.getByTestId('worker').click();
    await page.getByRole('button', { name: 'Start the worker' }).waitFor();
    expect(await page.locator('[data-tile="worker"] dd').first().textContent()).toBe('dead');
    await page.getByTestId('worker').click();
    const reconciled = page.getByTestId('reconciled');
    await reconciled.waitFor({ timeout: 50_000 });
    expect([await reconciled.getAttribute('data-lost'), await reconciled.getAttribute('data-extra')]).toEqual([
      '0',
      '0',
    ]);
    await shoot('reports-reconciled');
    expect(await axeFindings(page)).toEqual([]);
    expect(problems).toEqual([]);
  });

  test('a refused order is shown, and sent again', async () => {
    const { page, problems } = await stage.open('/reports');
    await page.getByRole('button', { name: 'Begin anew' }).click();
    await page.getByLabel('The next order is refused (4000)').check();
    await page.getByLabel('Orders').selectOption('200');
    await page.getByTestId('sell').click();
    await page.getByTestId('dead-letter').first().waitFor({ timeout: 40_000 });
    await page.getByTestId('redrive').click();
    await page.getByText('The receiver refused nothing.').waitFor({ timeout: 20_000 });
    expect(problems).toEqual([]);
  });
});
