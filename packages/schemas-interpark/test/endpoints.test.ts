import { encodeRequest, listEndpoints, requestTarget } from '@boxwire/contract';
import { describe, expect, test } from 'vitest';
import { createInterpark, interpark } from '../src/index.ts';

describe('the platform', () => {
  test('has every endpoint once by method, path and operation', () => {
    const places = listEndpoints(interpark).map(
      ({ method, origin, path, facts }) => `${method} ${origin} ${path} ${facts?.operationName ?? ''}`,
    );
    expect(new Set(places).size).toBe(places.length);
    expect(places).toHaveLength(67);
  });

  test('holds none of the invented endpoints (interpark §Appendix B)', () => {
    const paths = listEndpoints(interpark).map(({ path }) => path);
    for (const invented of [
      '/onestop/api/seat/reserve',
      '/onestop/api/order/submit',
      '/onestop/api/payment/process',
      '/onestop/api/play-seq/block-data',
      '/onestop/api/play-seq/seat-meta',
      '/onestop/api/session-check',
      '/onestop/api/play-seq/play/{goodsCode}/{playSeq}',
    ]) {
      expect(paths).not.toContain(invented);
    }
  });

  test('sends the GraphQL text it was given', () => {
    const { gql } = createInterpark({ graphqlTexts: { ExpiredSession: 'query ExpiredSession { x }' } }).endpoints;
    const headers = {
      'x-onestop-session': 's',
      'x-onestop-channel': 'TRIPLE_KOREA',
      'x-ticket-bff-language': 'ZH',
      'x-onestop-trace-id': 'aaaaaaaaaaaaaaaa',
    } as const;
    const request = encodeRequest(gql.expiredSession, { headers, body: {} });
    expect(requestTarget(request)).toBe('/onestop/gql');
    expect(request.bodyText).toBe(
      '{"query":"query ExpiredSession { x }","variables":{},"operationName":"ExpiredSession"}',
    );
  });
});
