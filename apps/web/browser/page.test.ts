import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeFindings } from './support/axe.ts';
import { noBrowser, startBrowser } from './support/browser.ts';
import type { BrowserStage } from './support/browser.ts';

const ROOMS = [
  ['playground', '/'],
  ['verify', '/playground/verify'],
  ['explorer', '/explorer/washcar/order.create'],
  ['diagram', '/explorer/washcar/journey/order'],
  ['journeys', '/journeys'],
  ['reports', '/reports'],
] as const;

const THEMES = ['light', 'dark'] as const;
/** The whole matrix is for the rehearsal. */
const LOCALES = process.env.BOXWIRE_FULL_MATRIX === '1' ? (['en-GB', 'zh-CN'] as const) : (['zh-CN'] as const);

const matrix = ROOMS.flatMap(([room, path]) =>
  THEMES.flatMap((colorScheme) => LOCALES.map((locale) => [room, colorScheme, locale, path] as const)),
);

describe.skipIf(noBrowser !== undefined)('the page', () => {
  let stage: BrowserStage;
  beforeAll(async () => {
    stage = await startBrowser();
  });
  afterAll(() => stage[Symbol.asyncDispose]());

  test.each(matrix)(
    '%s in %s, %s: axe finds nothing serious, nothing goes wrong',
    async (room, colorScheme, locale, path) => {
      const { page, problems, shoot } = await stage.open(path, { colorScheme, locale });
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForLoadState('networkidle');
      await shoot(`${room}-${colorScheme}-${locale}`);
      expect(await axeFindings(page)).toEqual([]);
      expect(problems).toEqual([]);
    },
  );

  test.each(ROOMS)('%s fits a phone: nothing sticks out at the side', async (room, path) => {
    const { page, shoot } = await stage.open(path, { viewport: { width: 360, height: 740 }, isMobile: true });
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');
    await shoot(`${room}-phone`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });

  test('the first load brings at most 60 kB of compressed script, and neither zod nor charts', async () => {
    const { page, requests } = await stage.open('/');
    await page.waitForLoadState('networkidle');
    const scripts = requests.filter(({ url }) => new URL(url).pathname.endsWith('.js'));
    expect(scripts.length).toBeGreaterThan(0);
    let bytes = 0;
    let text = '';
    for (const { url } of scripts) {
      const script = await (await fetch(url)).text();
      bytes += gzipSync(script).length;
      text += script;
    }
    expect(bytes).toBeLessThanOrEqual(60_000);
    expect(text).not.toMatch(/ZodError|uPlot/);
  });

  test('language and theme follow the browser, can be changed, and are kept', async () => {
    const { page } = await stage.open('/', { locale: 'zh-CN', colorScheme: 'dark' });
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('签名练习场');
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('button', { name: 'Light' }).click();
    await page.reload();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Signature playground');
    expect(await page.evaluate(() => [document.documentElement.lang, document.documentElement.dataset.theme])).toEqual([
      'en',
      'light',
    ]);
  });

  test('the browser’s back button goes back through the rooms, and the keyboard reaches the content', async () => {
    const { page } = await stage.open('/');
    await page.getByRole('link', { name: 'Contract explorer' }).click();
    await page.getByRole('heading', { level: 1, name: 'Contract explorer' }).waitFor();
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: 'Signature playground' }).waitFor();
    await page.reload();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the content');
  });

  test('a path that leads nowhere says so', async () => {
    const { page } = await stage.open('/nowhere');
    await page.getByRole('heading', { name: 'There is no such page.' }).waitFor();
  });
});
