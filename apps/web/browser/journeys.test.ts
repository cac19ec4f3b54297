import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeFindings } from './support/axe.ts';
import { noBrowser, startBrowser } from './support/browser.ts';
import type { BrowserStage } from './support/browser.ts';

describe.skipIf(noBrowser !== undefined)('journey runner', () => {
  let stage: BrowserStage;
  beforeAll(async () => {
    stage = await startBrowser();
  });
  afterAll(() => stage[Symbol.asyncDispose]());

  test('runs an order; the reader is its customer; the run is saved as HAR', async () => {
    const { page, problems, shoot } = await stage.open('/journeys');
    await page.getByRole('button', { name: 'Run washcar.order' }).click();
    await page.getByTestId('challenge').waitFor();
    expect(await page.getByTestId('run-status').getAttribute('data-status')).toBe('asking');
    await page.locator('[data-action="book"]').click();
    await page.locator('[data-action="verify"]').click();
    await page.getByTestId('answer').click();
    await page.locator('[data-testid="run-status"][data-status="done"]').waitFor();
    expect(await page.locator('.exchange[data-ok="true"]').count()).toBeGreaterThanOrEqual(7);
    const invariants = page.locator('[data-testid="invariants"] li');
    expect(await invariants.count()).toBeGreaterThan(0);
    expect(await page.locator('[data-testid="invariants"] li[data-holds="false"]').count()).toBe(0);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Save as HAR' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('washcar.order.har');
    await page.locator('.exchange summary').first().click();
    await shoot('journeys-done');
    expect(problems).toEqual([]);
  });

  test('a link to a run shows it again, and one to a run that is gone says so', async () => {
    const first = await stage.open('/journeys');
    await first.page.getByRole('button', { name: 'Run washcar.order' }).click();
    await first.page.getByTestId('challenge').waitFor();
    const again = await stage.open(new URL(first.page.url()).pathname);
    await again.page.getByTestId('challenge').waitFor();
    const gone = await stage.open('/journeys/washcar.order/nobody');
    await gone.page.getByText('This run is no longer on the server').waitFor();
  });

  test('the clock stands still when frozen and goes where it is moved; a fault shows its failed request', async () => {
    const { page } = await stage.open('/journeys');
    await page.getByRole('button', { name: 'Run washcar.order' }).click();
    await page.getByTestId('challenge').waitFor();
    await page.getByRole('button', { name: 'Freeze' }).click();
    await page.getByRole('button', { name: 'Let it run' }).waitFor();
    const before = await page.getByTestId('clock').textContent();
    await page.getByRole('button', { name: '+10 min' }).click();
    await expect.poll(() => page.getByTestId('clock').textContent()).not.toBe(before);
    await page.getByRole('button', { name: 'Let it run' }).click();
    await page.getByLabel('The next answer is 503').check();
    await page.getByTestId('answer').click();
    await page.locator('.exchange[data-ok="false"]').first().waitFor();
  });

  test('a train is booked: the QR code is shown and confirmed by the holder, both journeys end', async () => {
    const { page, problems, shoot } = await stage.open('/journeys');
    await page.locator('[data-scenario="rail12306.book"]').click();
    await page.locator('[data-testid="challenge"][data-kind="qr"]').waitFor();
    const image = page.locator('.shown-image');
    expect(await image.evaluate((element) => (element as HTMLImageElement).naturalWidth)).toBeGreaterThan(20);
    await page.locator('[data-action="scan"]').click();
    await page.locator('[data-action="confirm"]').click();
    await page.getByTestId('answer').click();
    await page.locator('[data-testid="run-status"][data-status="done"]').waitFor();
    await shoot('journeys-rail');
    expect(await axeFindings(page)).toEqual([]);
    expect(problems).toEqual([]);
  });

  test('seats are picked from what is free, and ordered', async () => {
    const { page, problems, shoot } = await stage.open('/journeys');
    await page.locator('[data-scenario="bilibili-show.order.seats"]').click();
    await page.locator('[data-testid="challenge"][data-kind="seats"]').waitFor();
    await page.locator('.choice').first().click();
    await shoot('journeys-seats');
    await page.getByTestId('choose').click();
    await page.locator('[data-testid="challenge"][data-kind="buyers"]').waitFor();
    await page.locator('.choice').first().click();
    await page.getByTestId('choose').click();
    await page.locator('[data-testid="run-status"][data-status="done"]').waitFor();
    expect(problems).toEqual([]);
  });

  test('a run with a planted mistake fails, and its timeline says why', async () => {
    const { page, problems, shoot } = await stage.open('/journeys');
    await page.locator('[data-scenario="interpark.broken.secure-url-fields"]').click();
    await page.locator('[data-testid="challenge"][data-kind="turnstile"]').waitFor();
    await page.locator('[data-action="answerTurnstile"]').click();
    await expect.poll(() => page.locator('.answer input').inputValue()).toMatch(/^sbx-turnstile-/);
    await page.getByTestId('answer').click();
    await page.locator('[data-testid="run-status"][data-status="failed"]').waitFor();
    expect(await page.getByTestId('explained').first().getAttribute('data-cause')).toBe('SecureUrlFieldsMissing');
    expect(await page.getByTestId('timeline').textContent()).toContain('why it failed: SecureUrlFieldsMissing');
    await shoot('journeys-explained');
    expect(problems).toEqual([]);
  });
});
