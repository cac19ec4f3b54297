import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PRISM = fileURLToPath(
  new URL('../../tooling/judges/node_modules/@stoplight/prism-cli/dist/index.js', import.meta.url),
);
const TRIES = 100;

/** A running Prism. */
export interface Prism {
  readonly origin: string;
  close(): Promise<void>;
}

/** Starts Prism on a document whose goods list answers `answer`; `undefined` unless `npm ci` ran in tooling/judges. */
export async function startPrism(answer: string): Promise<Prism | undefined> {
  if (!existsSync(PRISM)) return undefined;
  const folder = await mkdtemp(join(tmpdir(), 'boxwire-prism-'));
  const document = join(folder, 'goods.json');
  await writeFile(document, JSON.stringify(describeGoodsList(answer)));
  const port = await freePort();
  // as its users start it, with its own defaults
  const args = [PRISM, 'mock', '--host', '127.0.0.1', '--port', port.toString(), document];
  const child = spawn(process.execPath, args, { stdio: 'ignore' });
  const close = async (): Promise<void> => {
    child.kill();
    await rm(folder, { recursive: true });
  };
  const origin = `http://127.0.0.1:${port.toString()}`;
  if (await answers(`${origin}/api/goods/list?appId=1&timestamp=1700000000000&nonce=1&sign=x`))
    return { origin, close };
  await close();
  throw new Error('Prism is installed but does not answer');
}

/** What a team would write by hand: every parameter required and typed, the answer with its schema and an example. */
function describeGoodsList(answer: string): unknown {
  const text = { type: 'string' };
  const money = { type: 'string', pattern: String.raw`^\d+\.\d{2}$` };
  const prices = { originPrice: money, salePrice: money, settlePrice: money };
  const item = {
    type: 'object',
    required: ['goodsItemId'],
    properties: { goodsItemId: text, goodsItemName: text, ...prices },
  };
  const goods = {
    type: 'object',
    required: ['goodsId', 'goodsName'],
    properties: { goodsId: text, goodsName: text, status: text, ...prices, items: { type: 'array', items: item } },
  };
  const page = { type: 'object', properties: { list: { type: 'array', items: goods }, total: { type: 'integer' } } };
  const schema = { type: 'object', properties: { code: { type: 'integer' }, message: text, data: page } };
  const parameters = ['appId', 'timestamp', 'nonce', 'sign'].map((name) => ({
    name,
    in: 'query',
    required: true,
    schema: name === 'timestamp' ? { type: 'string', pattern: String.raw`^\d{13}$` } : text,
  }));
  const content = { 'application/json': { schema, example: JSON.parse(answer) as unknown } };
  return {
    openapi: '3.0.3',
    info: { title: 'goods list', version: '1' },
    paths: { '/api/goods/list': { get: { parameters, responses: { 200: { description: 'goods', content } } } } },
  };
}

async function answers(url: string): Promise<boolean> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok === true) return true;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
  });
}
