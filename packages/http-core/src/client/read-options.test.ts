import { expect, test } from 'vitest';
import { ClientOptionError } from './client-option-error.ts';
import { createClient } from './create-client.ts';
import type { GivenOptions } from './read-options.ts';
import { readOptions } from './read-options.ts';

const plain = { id: 'plain', title: 'Plain', origins: ['api', 'login'], endpoints: {} };
const signed = { ...plain, id: 'signed', signing: { scheme: 'sum' } };
const origins = { api: 'https://api.example', login: 'http://127.0.0.1:4010/' };
const signer = { scheme: 'sum', sign: () => ({}) };

const problemOf = (platform: typeof plain, options: unknown): ClientOptionError => {
  try {
    readOptions(platform, options as GivenOptions);
  } catch (error) {
    if (error instanceof ClientOptionError) return error;
    throw error;
  }
  throw new Error('expected a ClientOptionError');
};

test('the defaults are those the documents name', () => {
  expect(readOptions(plain, { origins })).toMatchObject({
    retry: { maxAttempts: 3, baseDelayMs: 200, maxDelayMs: 5_000, maxRetryAfterMs: 60_000 },
    deadlineMs: 120_000,
    connectTimeoutMs: 30_000,
    headersTimeoutMs: 60_000,
    bodyTimeoutMs: 60_000,
    maxResponseBytes: 16_777_216,
    maxConcurrentPerOrigin: 16,
    minIntervalMs: 0,
    maxClockOffsetMs: 900_000,
  });
});

test('an origin is where requests go, unless connectTo names another place', () => {
  expect(readOptions(plain, { origins, connectTo: { api: 'http://127.0.0.1:4011' } }).addresses).toEqual([
    { key: 'api', origin: 'https://api.example', host: 'api.example', target: 'http://127.0.0.1:4011' },
    { key: 'login', origin: 'http://127.0.0.1:4010', host: '127.0.0.1:4010', target: 'http://127.0.0.1:4010' },
  ]);
});

const cases: readonly (readonly [string, typeof plain, unknown, string, string])[] = [
  ['no origins at all', plain, {}, 'CLIENT_ORIGIN_MISSING', 'origins.api'],
  ['a missing origin', plain, { origins: { api: origins.api } }, 'CLIENT_ORIGIN_MISSING', 'origins.login'],
  [
    'an inherited origin',
    plain,
    { origins: Object.create(origins) as unknown },
    'CLIENT_ORIGIN_MISSING',
    'origins.api',
  ],
  ...['', 'api.example', '/path', 'ftp://api.example', 'canary', 7, null].map(
    (api) =>
      [
        `the origin ${String(api)}`,
        plain,
        { origins: { ...origins, api } },
        'CLIENT_ORIGIN_INVALID',
        'origins.api',
      ] as const,
  ),
  ...[
    'https://api.example/base',
    'https://api.example?canary',
    'https://api.example#x',
    'https://canary@api.example',
  ].map(
    (api) =>
      [`the origin ${api}`, plain, { origins: { ...origins, api } }, 'CLIENT_ORIGIN_INVALID', 'origins.api'] as const,
  ),
  [
    'connectTo without a scheme',
    plain,
    { origins, connectTo: { api: '127.0.0.1:4010' } },
    'CLIENT_CONNECT_TO_INVALID',
    'connectTo.api',
  ],
  [
    'connectTo for no origin',
    plain,
    { origins, connectTo: { canary: 'http://127.0.0.1:1' } },
    'CLIENT_CONNECT_TO_INVALID',
    'connectTo.canary',
  ],
  ['a missing signer', signed, { origins }, 'CLIENT_SIGNER_MISSING', 'signer'],
  [
    'a signer of another scheme',
    signed,
    { origins, signer: { ...signer, scheme: 'md5' } },
    'CLIENT_SIGNER_SCHEME',
    'signer',
  ],
  ['a signer nobody asked for', plain, { origins, signer }, 'CLIENT_SIGNER_SCHEME', 'signer'],
  ...(
    [
      ['deadlineMs', 0],
      ['deadlineMs', Number.NaN],
      ['connectTimeoutMs', 0],
      ['headersTimeoutMs', 1.5],
      ['bodyTimeoutMs', -1],
      ['bodyTimeoutMs', Infinity],
      ['maxResponseBytes', 0],
      ['maxConcurrentPerOrigin', 0],
      ['maxConcurrentPerOrigin', '5'],
      ['minIntervalMs', -1],
      ['maxClockOffsetMs', Number.NaN],
    ] as const
  ).map(
    ([name, value]) =>
      [`${name} ${String(value)}`, plain, { origins, [name]: value }, 'CLIENT_OPTION_INVALID', name] as const,
  ),
  ...(
    [
      ['maxAttempts', 0],
      ['maxAttempts', 1.5],
      ['baseDelayMs', -1],
      ['maxDelayMs', Number.NaN],
      ['maxRetryAfterMs', '1'],
    ] as const
  ).map(
    ([name, value]) =>
      [
        `retry.${name} ${String(value)}`,
        plain,
        { origins, retry: { [name]: value } },
        'CLIENT_OPTION_INVALID',
        `retry.${name}`,
      ] as const,
  ),
];
for (const [name, platform, options, code, option] of cases) {
  test(`${name} is refused, naming ${option}`, () => {
    const problem = problemOf(platform, options);
    expect(problem).toBeInstanceOf(TypeError);
    expect(problem).toMatchObject({ name: 'ClientOptionError', code, option });
    if (!option.includes('canary')) expect(problem.message).not.toContain('canary');
  });
}

test('an undefined part of the retry policy keeps its default', () => {
  const retry = { maxAttempts: undefined, maxDelayMs: 1 } as unknown as { maxAttempts: number };
  expect(readOptions(plain, { origins, retry }).retry).toMatchObject({ maxAttempts: 3, maxDelayMs: 1 });
});

for (const name of ['close', '$call']) {
  test(`a platform with "${name}" at the top is refused`, () => {
    const platform = { ...plain, endpoints: { [name]: {} } };
    expect(() => createClient(platform, { origins })).toThrow(expect.objectContaining({ code: 'CLIENT_NAME_CLASH' }));
  });
}
