import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fragmentOf, requestOf } from './shared-request.ts';

test('a link gives back the request, whatever is in it', () => {
  const text = fc.string({ unit: 'grapheme' });
  fc.assert(
    fc.property(fc.record({ query: text, body: text, theirs: text }), (request) => {
      expect(requestOf(fragmentOf(request))).toEqual(request);
    }),
  );
});

test('a link carries the three texts and nothing else, so no secret', () => {
  const request = { query: 'a=1', body: '', theirs: '', secret: 'ExampleSecret001' };
  const link = fragmentOf(request);
  expect(Buffer.from(link.slice('#request='.length), 'base64url').toString()).toBe('["a=1","",""]');
});

test.each(['', '#', '#request=', '#request=%%%', '#request=eyJhIjoxfQ', '#request=WzEsMiwzXQ', '#content'])(
  'the fragment %j holds no request',
  (fragment) => {
    expect(requestOf(fragment)).toBe(undefined);
  },
);
