import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { createWebServer } from '../../src/server/create-web-server.ts';
import type { WebServer } from '../../src/server/create-web-server.ts';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const executablePath = process.env.CHROMIUM ?? PLACES.find((place) => existsSync(place));

/** Why there is no browser; `undefined` if there is one. `.ci/run` demands it. */
export const noBrowser: string | undefined =
  executablePath === undefined ? 'no chromium is installed: set CHROMIUM, or apt-get install chromium' : undefined;
if (noBrowser !== undefined && process.env.BOXWIRE_REQUIRE_BROWSER === '1') throw new Error(noBrowser);

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const SCREENSHOTS = fileURLToPath(new URL('../../screenshots/', import.meta.url));
const PAGE_FOLDER = fileURLToPath(new URL('../../dist/page/', import.meta.url));

/** A browser and the web app it looks at. */
export interface BrowserStage extends AsyncDisposable {
  readonly url: string;
  readonly server: WebServer;
  /** A page of its own context; what goes wrong in it is in `problems`. */
  open(path: string, options?: BrowserContextOptions): Promise<OpenPage>;
}

/** A page, and what went wrong in it: console errors, exceptions, refused by policy, requests to elsewhere. */
export interface OpenPage {
  readonly page: Page;
  readonly problems: readonly string[];
  readonly requests: readonly { readonly url: string; readonly body: string | null }[];
  shoot(name: string): Promise<void>;
}

/** Starts the built web app and a headless browser. */
export async function startBrowser(): Promise<BrowserStage> {
  if (!existsSync(PAGE_FOLDER)) throw new Error('the page is not built: run `pnpm --filter @boxwire/web build` first');
  const server = await createWebServer();
  const browser = await chromium.launch({ executablePath: executablePath ?? '', args: ARGS });
  await mkdir(SCREENSHOTS, { recursive: true });
  return {
    url: server.url,
    server,
    open: (path, options) => openPage({ browser, url: server.url, path }, options),
    [Symbol.asyncDispose]: async () => {
      await browser.close();
      await server.close();
    },
  };
}

interface Target {
  readonly browser: Browser;
  readonly url: string;
  readonly path: string;
}

async function openPage({ browser, url, path }: Target, options: BrowserContextOptions = {}): Promise<OpenPage> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB', ...options });
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: url });
  const page = await context.newPage();
  const problems: string[] = [];
  const requests: { url: string; body: string | null }[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => problems.push(`exception: ${error.message}`));
  page.on('request', (request) => {
    requests.push({ url: request.url(), body: request.postData() });
    const isOwn = request.url().startsWith(`${url}/`) || request.url().startsWith('data:image/');
    if (!isOwn) problems.push(`request to elsewhere: ${request.url()}`);
  });
  await page.goto(url + path);
  return {
    page,
    problems,
    requests,
    shoot: async (name) => {
      await page.screenshot({ path: `${SCREENSHOTS}${name}.png`, fullPage: true });
    },
  };
}
