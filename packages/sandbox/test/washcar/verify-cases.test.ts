import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createSandbox } from '@boxwire/sandbox';
import { washcarSandbox, type SeenNonce, type WashcarChannel } from '@boxwire/sandbox/washcar';
import { send } from '../send.ts';

interface VerifyCase {
  readonly name: string;
  readonly now: number;
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly bodyText: string | null;
  readonly seen?: readonly SeenNonce[];
  readonly usedThisMinute?: number;
  readonly expect: { readonly step: string; readonly http: number; readonly code: number; readonly message: string };
}

const fixture: {
  readonly verify: { readonly channels: readonly WashcarChannel[] };
  readonly verifyCases: readonly VerifyCase[];
} = JSON.parse(readFileSync(new URL('../../../signing/test/fixtures/washcar-signing.json', import.meta.url), 'utf8'));

test('the vectors hold all 45 verification cases', () => {
  expect(fixture.verifyCases).toHaveLength(45);
});

test.each(fixture.verifyCases)('$name answers step $expect.step', async (vector) => {
  await using sandbox = await createSandbox({
    platforms: [
      washcarSandbox({
        channels: fixture.verify.channels,
        explainMismatch: false,
        ...(vector.seen && { seenNonces: vector.seen }),
        ...(vector.usedThisMinute !== undefined && { usedThisMinute: vector.usedThisMinute }),
      }),
    ],
    clock: { mode: 'manual', now: vector.now },
  });
  const query = Object.entries(vector.query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  const answer = await send(sandbox.origins.washcar.api, {
    path: `${vector.path}?${query.join('&')}`,
    method: vector.method,
    headers: vector.bodyText === null ? {} : { 'content-type': 'application/json; charset=UTF-8' },
    ...(vector.bodyText !== null && { body: vector.bodyText }),
  });
  const { http, code, message, step } = vector.expect;
  const start = JSON.stringify({ code, message });
  expect(answer.status).toBe(http);
  if (step === 'OK') expect(answer.text.startsWith(`${start.slice(0, -1)},"data":{`)).toBe(true);
  else expect(answer.text).toBe(`${start.slice(0, -1)},"data":null}`);
  expect(sandbox.admin.requests()[0]?.facts.step).toBe(step);
  expect(sandbox.admin.invariants().every(({ holds }) => holds)).toBe(true);
});
