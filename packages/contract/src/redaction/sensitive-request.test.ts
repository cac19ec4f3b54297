import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { jsonText } from '../body.ts';
import { endpoint } from '../endpoint.ts';
import { bare } from '../outcomes/bare.ts';
import { platform } from '../platform.ts';
import { emptyAnswer } from '../response-spec.ts';
import { redactorFor } from './redactor.ts';
import { sensitive } from './sensitive.ts';

const hidden = sensitive(z.string(), 'secret');
const common = {
  method: 'POST',
  origin: 'api',
  summary: 'A step.',
  source: 'washcar §5.1',
  effect: 'write',
  responses: { 200: emptyAnswer() },
  outcome: bare(),
} as const;
const target = platform({
  id: 'q',
  title: 'Q',
  origins: ['api'],
  endpoints: {
    check: endpoint({
      ...common,
      id: 'check',
      path: '/v1.0/check/{goods}/{suffix}',
      params: z.object({ goods: z.string(), suffix: hidden }),
    }),
    open: endpoint({ ...common, id: 'open', path: '/open/{goods}', params: z.object({ goods: z.string() }) }),
    hand: endpoint({ ...common, id: 'hand', path: '/hand', body: jsonText(hidden) }),
  },
});

function redacted(endpointId: string, url: string, bodyText: string | null = null) {
  return redactorFor(target).exchange({
    id: '1',
    platformId: 'q',
    endpointId,
    attempt: 1,
    startedAt: 0,
    durationMs: 1,
    request: { method: 'POST', url, headers: [], bodyText },
  }).request;
}

describe('what no member name gives away', () => {
  test.each([
    ['http://h:1/v1.0/check/g1/canary', 'http://h:1/v1.0/check/g1/***'],
    ['http://h/v1.0/check/g1/canary?page=1', 'http://h/v1.0/check/g1/***?page=1'],
    ['http://h/base/v1.0/check/g1/can%2Fary#x', 'http://h/base/v1.0/check/g1/***#***'],
  ])('a marked part of the path is masked: %s', (url, expected) => {
    expect(redacted('check', url).url).toBe(expected);
  });

  test('a path without marks stays', () => {
    expect(redacted('open', 'http://h/open/g1?page=1').url).toBe('http://h/open/g1?page=1');
  });

  test('a body marked as a whole is masked, an absent one stays absent', () => {
    expect(redacted('hand', 'http://h/hand', '"canary"').bodyText).toBe('***');
    expect(redacted('hand', 'http://h/hand').bodyText).toBeNull();
  });
});
