import { describe, expect, test } from 'vitest';
import { createReplayWindow, createSigner, verifyRequest, type VerifyRequestOptions } from '../src/index.ts';

const NOW = 1_709_545_184_000;
const SECRET = 'SyntheticRequest1';
const signer = createSigner({ appId: '10000', secret: SECRET });

function options(): VerifyRequestOptions {
  return { keysOf: () => ({ secret: SECRET }), now: NOW, replay: createReplayWindow() };
}

function signedUrl(business: readonly (readonly [string, string])[], bodyText: string | null): string {
  const { query } = signer.sign({ query: business, bodyText }, { now: NOW });
  const text = [...business, ...query].map((pair) => pair.map(encodeURIComponent).join('=')).join('&');
  return `https://channel.example/api?${text}`;
}

function post(bodyText: string, body: string | ReadableStream = bodyText): Request {
  return new Request(signedUrl([], bodyText), { method: 'POST', body: body as never, duplex: 'half' } as RequestInit);
}

function streamOf(...chunks: readonly Uint8Array[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
}

describe('verifyRequest', () => {
  test('accepts a signed GET and gives its decoded query', async () => {
    const request = new Request(signedUrl([['keyword', "精致 洗车+!*'()"]], null));
    const result = await verifyRequest(request, options());
    expect(result).toMatchObject({ ok: true, bodyText: null });
    expect(result.ok && result.query[0]).toEqual(['keyword', "精致 洗车+!*'()"]);
  });

  test('reads a plus as a space', async () => {
    const request = new Request(signedUrl([['keyword', 'a b']], null).replace('a%20b', 'a+b'));
    expect(await verifyRequest(request, options())).toMatchObject({ ok: true });
  });

  test('accepts a signed POST, also one whose characters are split between chunks', async () => {
    const bodyText = '{"remark":"请提前联系🚗"}';
    expect(await verifyRequest(post(bodyText), options())).toMatchObject({ ok: true, bodyText });
    const bytes = [...new TextEncoder().encode(bodyText)].map((byte) => Uint8Array.of(byte));
    expect(await verifyRequest(post(bodyText, streamOf(...bytes)), options())).toMatchObject({ ok: true, bodyText });
  });

  test('refuses a byte order mark', async () => {
    expect(await verifyRequest(post('\ufeff{"a":1}'.slice(1), '\ufeff{"a":1}'), options())).toMatchObject({
      step: 'V7',
      reason: 'BODY_MALFORMED',
    });
  });

  test.each([
    ['within', Uint8Array.of(0x7b, 0xff, 0x7d)],
    ['cut off', Uint8Array.of(0x7b, 0x7d, 0xe8, 0xaf)],
  ])('refuses bytes that are not UTF-8, %s', async (_, bytes) => {
    expect(await verifyRequest(post('{}', streamOf(bytes)), options())).toMatchObject({
      step: 'V7',
      reason: 'BODY_MALFORMED',
    });
  });

  test('stops reading a body over the bound', async () => {
    let pulled = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled++;
        controller.enqueue(new Uint8Array(1000).fill(0x20));
      },
    });
    const result = await verifyRequest(post('{}', endless), { ...options(), maxBodyBytes: 5000 });
    expect(result).toEqual({ ok: false, step: 'V7', reason: 'BODY_TOO_LARGE' });
    expect(pulled).toBeLessThan(20);
  });

  test('takes a body of exactly the bound', async () => {
    const bodyText = '{"a":"1"}';
    expect(await verifyRequest(post(bodyText), { ...options(), maxBodyBytes: bodyText.length })).toMatchObject({
      ok: true,
    });
  });

  test.each(['a%', 'a=%zz', 'a=%E4%BD', '%FF=1', '=', '&&', 'a=%00'])(
    'refuses the query %j without a throw',
    async (query) => {
      expect(await verifyRequest(new Request(`https://channel.example/?${query}`), options())).toMatchObject({
        step: 'V1',
      });
    },
  );

  test('refuses a name that stands twice', async () => {
    const request = new Request(`${signedUrl([['page', '0']], null)}&page=1`);
    expect(await verifyRequest(request, options())).toMatchObject({ step: 'V1', field: 'page' });
  });
});
