import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { noBrowser, startBrowser } from './support/browser.ts';
import type { BrowserStage } from './support/browser.ts';

interface SignCase {
  readonly name: string;
  readonly query: Readonly<Record<string, string>>;
  readonly rawQuery?: string;
  readonly bodyText: string | null;
  readonly secret: string;
  readonly stringA: string;
  readonly sign: string;
}

interface ErrorCase extends Pick<SignCase, 'name' | 'query' | 'bodyText'> {
  readonly error: string;
}

const FIXTURE = new URL('../../../packages/signing/test/fixtures/washcar-signing.json', import.meta.url);
const vectors = JSON.parse(readFileSync(FIXTURE, 'utf8')) as {
  readonly cases: readonly SignCase[];
  readonly errorCases: readonly ErrorCase[];
};

const queryText = ({ query, rawQuery }: Pick<SignCase, 'query' | 'rawQuery'>): string =>
  rawQuery ??
  Object.entries(query)
    .map(([name, value]) => `${escape(name)}=${escape(value)}`)
    .join('&');

function escape(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

describe.skipIf(noBrowser !== undefined)('signature playground', () => {
  let stage: BrowserStage;
  beforeAll(async () => {
    stage = await startBrowser();
  });
  afterAll(() => stage[Symbol.asyncDispose]());

  test('signs every vector as the package does', async () => {
    const { page, problems } = await stage.open('/');
    const wrong: string[] = [];
    for (const vector of vectors.cases) {
      await page.getByLabel('Query string').fill(queryText(vector));
      await page.getByLabel('JSON body').fill(vector.bodyText ?? '');
      await page.getByLabel('Secret', { exact: true }).fill(vector.secret);
      const sign = await page.locator('output.signature').textContent();
      if (sign !== vector.sign) wrong.push(`${vector.name}: ${sign ?? ''}`);
    }
    expect(wrong).toEqual([]);
    expect(problems).toEqual([]);
  });

  test('refuses every malformed body by its code', async () => {
    const { page } = await stage.open('/');
    for (const { query, bodyText, error } of vectors.errorCases) {
      await page.getByLabel('Query string').fill(queryText({ query }));
      await page.getByLabel('JSON body').fill(bodyText ?? '');
      await expect.poll(() => page.getByRole('alert').locator('strong').textContent()).toBe(error);
    }
  });

  test('names the cause of a wrong signature, its first differing byte, and the fix', async () => {
    const { page, problems, shoot } = await stage.open('/');
    await page.getByLabel('Example').selectOption('number');
    await page.getByTestId('cause').waitFor();
    expect(await page.getByTestId('cause').getAttribute('data-cause')).toBe('body-reserialized');
    const difference = page.getByTestId('difference');
    expect(await difference.getByRole('heading').textContent()).toBe('First difference, at byte 55');
    expect(await difference.locator('mark').allTextContents()).toEqual(['0', '30', '&', '26']);
    await shoot('playground-explained');
    expect(problems).toEqual([]);
  });

  test('compares with a string to sign', async () => {
    const { page } = await stage.open('/');
    await page.getByLabel('Example').selectOption('string');
    await expect.poll(() => page.getByTestId('explanation').textContent()).toContain('Only theirs: remark');
  });

  test('says so when no mistake leads to the other signature, and when both match', async () => {
    const { page } = await stage.open('/');
    const theirs = page.getByLabel('Their signature, or the string they signed');
    await theirs.fill('00000000000000000000000000000000');
    await expect
      .poll(() => page.getByTestId('explanation').textContent(), { timeout: 20_000 })
      .toContain('No known mistake');
    await theirs.fill((await page.locator('output.signature').textContent()) ?? '');
    await expect.poll(() => page.getByTestId('explanation').textContent()).toContain('They match');
  });

  test('the secret is in no URL, no storage and no request; the link carries the rest', async () => {
    const { page, requests } = await stage.open('/');
    const secret = 'CanarySecret7f3a91';
    await page.getByLabel('Secret', { exact: true }).fill(secret);
    await page.getByLabel('Query string').fill('appId=10000&keyword=canary-query');
    await page.getByLabel('Their signature, or the string they signed').fill('00000000000000000000000000000000');
    await page.getByRole('button', { name: 'Copy a link without the secret' }).click();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    const kept = await page.evaluate(() =>
      JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage), document.cookie]),
    );
    const sent = JSON.stringify(requests);
    for (const place of [link, kept, sent, page.url()]) {
      expect(place).not.toContain(secret);
      expect(place).not.toContain(Buffer.from(secret).toString('base64').slice(0, 16));
    }
    expect(sent).not.toContain('canary-query');

    const other = await stage.open(link.slice(stage.url.length));
    expect(await other.page.getByLabel('Query string').inputValue()).toBe('appId=10000&keyword=canary-query');
    expect(await other.page.getByLabel('Secret', { exact: true }).inputValue()).toBe('');
    expect(JSON.stringify(other.requests)).not.toContain('canary-query');
  });

  test('verifies a pasted URL check by check', async () => {
    const { page, problems } = await stage.open('/');
    await page.getByRole('tab', { name: 'Verify a request' }).click();
    expect(new URL(page.url()).pathname).toBe('/playground/verify');
    const states = () =>
      page.locator('[data-check]').evaluateAll((items) => items.map((item) => (item as HTMLElement).dataset.state));
    expect(await states()).toEqual(['pass', 'pass', 'pass', 'pass', 'unknown']);
    await page.getByLabel('JSON body').fill('{"goodsId":"G001","price":108.9}');
    expect(await states()).toEqual(['pass', 'pass', 'pass', 'fail', 'skip']);
    await page.getByLabel('Server time (milliseconds)').fill('1709545999999');
    expect(await states()).toEqual(['pass', 'fail', 'skip', 'skip', 'skip']);
    expect(problems).toEqual([]);
  });

  test('tabs move with the arrow keys', async () => {
    const { page } = await stage.open('/');
    await page.getByRole('tab', { name: 'Sign and explain' }).focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.getByRole('tab', { selected: true }).textContent()).toBe('Verify a request');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Verify a request');
  });
});
