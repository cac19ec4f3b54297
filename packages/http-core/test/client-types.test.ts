import type { EndpointSpec, PlatformSpec, RequestSigner, WireRequest } from '@boxwire/contract';
import { expect, expectTypeOf, test } from 'vitest';
import { createClient, journeyEffects } from '../src/index.ts';
import type { Client, ClientOptions, OriginKey } from '../src/index.ts';
import { shop, signedShop } from './support/shop.ts';

type Shop = Client<typeof shop>;
declare const client: Shop;
declare const anyPlatform: PlatformSpec;
declare const anyEndpoint: EndpointSpec;
declare const anyRequest: WireRequest;
declare const sumSigner: RequestSigner<'test-sum'>;
declare const md5Signer: RequestSigner<'md5'>;
declare const anySigner: RequestSigner;

const origins = { api: 'http://127.0.0.1:1', login: 'http://127.0.0.1:1' };

// never run: these must compile, or must not
export function compileTimeOnly(): void {
  createClient(shop, { origins });
  createClient(signedShop, { origins, signer: sumSigner });
  createClient(anyPlatform, { origins, signer: anySigner });
  const anyClient = createClient(anyPlatform, { origins });
  void anyClient.$call(anyEndpoint, { query: { page: 1 } }).then((outcome) => outcome.ok && String(outcome.data));
  void anyClient.$send(anyEndpoint, anyRequest);
  void anyClient.close();
  journeyEffects(anyClient);
  // @ts-expect-error a platform that signs needs a signer
  createClient(signedShop, { origins });
  // @ts-expect-error of its own scheme
  createClient(signedShop, { origins, signer: md5Signer });
  // @ts-expect-error a scheme known only at run time is not enough
  createClient(signedShop, { origins, signer: anySigner });
  // @ts-expect-error a platform that does not sign takes no signer
  createClient(shop, { origins, signer: sumSigner });
  // @ts-expect-error every origin must be named
  createClient(shop, { origins: { api: 'http://127.0.0.1:1' } });
  // @ts-expect-error there is no default
  createClient(shop, {});
  // @ts-expect-error no such origin
  createClient(shop, { origins, connectTo: { other: 'http://127.0.0.1:1' } });
  void client.item.list();
  void client.item.list({ query: { page: 1 } }, { signal: new AbortController().signal });
  // @ts-expect-error the input has required parts
  void client.item.get();
  // @ts-expect-error page is a number
  void client.item.list({ query: { page: '1' } });
  // @ts-expect-error requests are closed
  void client.item.list({ query: { other: 1 } });
  // @ts-expect-error no such endpoint
  void client.item.remove();
}

test('a call resolves to the data of its contract, or to one of its codes', () => {
  type Outcome = Awaited<ReturnType<Shop['order']['create']>>;
  type Failed = Extract<Outcome, { ok: false }>;
  expectTypeOf<Extract<Outcome, { ok: true }>['data']['orderNo']>().toEqualTypeOf<string>();
  expectTypeOf<'BUSY' | 'BUSINESS' | 'ANSWER_MISMATCH'>().toExtend<Failed['code']>();
  expectTypeOf<'NO_SUCH_CODE'>().not.toExtend<Failed['code']>();
  expectTypeOf<Parameters<Shop['item']['get']>[0]>().toEqualTypeOf<{ readonly params: { itemId: string } }>();
  expectTypeOf<Shop['page']['show']>().toBeCallableWith();
});

test('$call infers the outcome of the endpoint it is given', () => {
  type Call = typeof client.$call<typeof shop.endpoints.item.get>;
  expectTypeOf<Extract<Awaited<ReturnType<Call>>, { ok: true }>['data']['price']>().toEqualTypeOf<number>();
});

test('origin keys are the literal ones of the platform', () => {
  expectTypeOf<OriginKey<typeof shop>>().toEqualTypeOf<'api' | 'login'>();
  expectTypeOf<ClientOptions<typeof signedShop>['signer']>().toEqualTypeOf<RequestSigner<'test-sum'>>();
});

test('a client is frozen, as its groups are', () => {
  const real = createClient(shop, { origins });
  expect(Object.isFrozen(real)).toBe(true);
  expect(Object.isFrozen(real.item)).toBe(true);
  expect(Object.keys(real)).toEqual(['item', 'order', 'page', '$call', '$send', '$clockOffsetMs', 'close']);
});
