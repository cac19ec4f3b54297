import { createServer } from 'node:http';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { web } from '../src/commands/web.ts';
import { Output } from '../src/io/output.ts';
import { styleFor } from '../src/output/style.ts';
import { runCli } from './memory-io.ts';

test('web serves the app on a free port until Ctrl-C', async () => {
  const left = new AbortController();
  const asked = Promise.withResolvers<{ readonly status: number; readonly scenarios: unknown }>();
  const { exitCode, stdout } = await runCli(['web', '--port', '0', '--json'], {
    signal: left.signal,
    onStdout: (text) => {
      const { url } = JSON.parse(text) as { url: string };
      void fetch(`${url}/api/runs/scenarios`)
        .then(async (response) => asked.resolve({ status: response.status, scenarios: await response.json() }))
        .catch(asked.reject)
        .finally(() => left.abort());
    },
  });
  expect(exitCode).toBe(0);
  expect(JSON.parse(stdout)).toEqual({ event: 'started', url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/) });
  const { status, scenarios } = await asked.promise;
  expect(status).toBe(200);
  expect(JSON.stringify(scenarios)).toContain('washcar');
});

test('a port in use is told with another way', async () => {
  await using taken = createServer();
  taken.listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;
  const { exitCode, stderr } = await runCli(['web', '--port', String(port)]);
  expect(exitCode).toBe(2);
  expect(stderr).toContain(`port ${String(port)} is in use`);
  expect(stderr).toContain('--port');
});

test('a page that is not built is told with the way to build it, and the server runs', async () => {
  const pageFolder = mkdtempSync(join(tmpdir(), 'boxwire-web-'));
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const io = { stdout, stderr, env: {}, interruption: () => AbortSignal.abort() };
  const context = { io, out: new Output(stdout), err: new Output(stderr), style: styleFor(io as never) };
  expect(await web({ port: 0, pageFolder }, context as never)).toBe(0);
  stdout.end();
  stderr.end();
  expect(await text(stdout)).toMatch(/^Boxwire {2}http:\/\/127\.0\.0\.1:\d+ {2}/);
  expect(await text(stderr)).toContain('npx -y pnpm@12 --filter @boxwire/web build');
  rmSync(pageFolder, { recursive: true });
});
