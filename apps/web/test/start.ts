import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createWebServer } from '../src/server/create-web-server.ts';
import type { WebServer } from '../src/server/create-web-server.ts';

/** A web app whose page is a stand-in: what the browser shows is the browser tests' matter. */
export async function startWeb(): Promise<WebServer> {
  const pageFolder = await mkdtemp(join(tmpdir(), 'boxwire-page-'));
  await mkdir(join(pageFolder, 'assets'));
  await writeFile(join(pageFolder, 'index.html'), '<!doctype html><title>Boxwire</title>');
  await writeFile(join(pageFolder, 'assets', 'main-abc.js'), 'export {};');
  const server = await createWebServer({ pageFolder });
  const close = async (): Promise<void> => {
    await server.close();
    await rm(pageFolder, { recursive: true, force: true });
  };
  return { ...server, close, [Symbol.asyncDispose]: close };
}

/** Sends JSON as the page does. */
export function post(url: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}
