import { createHash, createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { CauseId } from './cause-id.ts';
import { explain } from './explain.ts';
import type { NaiveRequest, NaiveSigner, Pair } from './testing/naive-signer.ts';
import { naiveSign, naiveString, NumberText } from './testing/naive-signer.ts';

const REQUEST: NaiveRequest = {
  query: {
    appId: '10000',
    timestamp: '1709545184678',
    nonce: '0123456789abcdef0123456789abcdef',
    keyword: 'deep clean',
    sign: '00000000000000000000000000000000',
  },
  bodyText:
    '{"channelOrderNo":"CH1","mobile":"10012345678","remark":"洗车 (it\'s *new*!) a/b","price":1.0,"rate":0.0000001,' +
    '"far":1e3,"count":0,"urgent":false,"paid":true,"note":"","gone":null,"none":[],"tags":["x",null,"y"],' +
    '"items":[{"id":"i1","qty":2,"Zip":"z"},{"id":"i2","qty":3}],"itemsTotal":"2","itemsa":"3","Zeta":" z ","alpha":"a","wide":"\\u00a0"}',
  secret: 'HKKA4sj81FakwFk9',
};

function md5(text: string | Buffer): string {
  return createHash('md5').update(text).digest('hex');
}

function leafWith(
  change: (value: string | boolean | null | NumberText) => string | undefined | null,
): NaiveSigner['leaf'] {
  return (value) => {
    const changed = change(value);
    if (changed !== null) return changed;
    if (value === null || value === '') return undefined;
    return value instanceof NumberText ? value.source : String(value);
  };
}

function sortBy(compare: (a: Pair, b: Pair) => number): Partial<NaiveSigner> {
  return { sort: (pairs) => pairs.sort(compare) };
}

function without(...names: string[]): Partial<NaiveSigner> {
  return { signed: ({ name, value }) => ![...names, 'sign'].includes(name) && value !== '' };
}

function upper(text: string): string {
  return md5(text).toUpperCase();
}

const plainJson = (value: unknown): string =>
  JSON.stringify(value, (_, item: unknown) => (item instanceof NumberText ? Number(item.source) : item));

const MISTAKES: readonly (readonly [CauseId, string, Partial<NaiveSigner>])[] = [
  ['body-reserialized', 'JSON.parse and String()', { body: (text) => JSON.parse(text) as unknown }],
  [
    'number-as-bigdecimal',
    '1E+3 and 1E-7',
    {
      leaf: leafWith((v) =>
        v instanceof NumberText ? ({ '1e3': '1E+3', '0.0000001': '1E-7' }[v.source] ?? v.source) : null,
      ),
    },
  ],
  [
    'number-as-double',
    '1000.0 and 1.0E-7',
    {
      leaf: leafWith((v) =>
        v instanceof NumberText ? ({ '1e3': '1000.0', '0.0000001': '1.0E-7' }[v.source] ?? v.source) : null,
      ),
    },
  ],
  [
    'number-as-fastjson2',
    '1000.0 and 1E-7',
    {
      leaf: leafWith((v) =>
        v instanceof NumberText ? ({ '1e3': '1000.0', '0.0000001': '1E-7' }[v.source] ?? v.source) : null,
      ),
    },
  ],
  [
    'number-as-gson-double',
    '2.0 for 2',
    {
      leaf: leafWith((v) =>
        v instanceof NumberText
          ? ({ '1e3': '1000.0', '0.0000001': '1.0E-7', '1.0': '1.0' }[v.source] ?? `${v.source}.0`)
          : null,
      ),
    },
  ],
  [
    'number-plain',
    '1000 for 1e3',
    { leaf: leafWith((v) => (v instanceof NumberText && v.source === '1e3' ? '1000' : null)) },
  ],
  [
    'number-as-python-float',
    '1e-07',
    {
      leaf: leafWith((v) =>
        v instanceof NumberText ? ({ '1e3': '1000.0', '0.0000001': '1e-07' }[v.source] ?? v.source) : null,
      ),
    },
  ],
  [
    'number-two-decimals',
    'toFixed(2)',
    { leaf: leafWith((v) => (v instanceof NumberText ? Number(v.source).toFixed(2) : null)) },
  ],
  [
    'falsy-dropped',
    'if (value)',
    { leaf: leafWith((v) => (v === false || (v instanceof NumberText && Number(v.source) === 0) ? undefined : null)) },
  ],
  ['falsy-dropped', 'false only', { leaf: leafWith((v) => (v === false ? undefined : null)) }],
  [
    'empty-kept',
    'name=',
    {
      leaf: leafWith((v) => (v === '' ? '' : null)),
      signed: ({ name, value }) => name !== 'sign' && (value === '' || value.trim() !== '' || value === '\u00a0'),
    },
  ],
  ['null-kept', 'as null', { leaf: leafWith((v) => (v === null ? 'null' : null)) }],
  ['null-kept', 'as undefined', { leaf: leafWith((v) => (v === null ? 'undefined' : null)) }],
  ['empty-container-kept', '[] as text', { nested: (v) => (Array.isArray(v) && v.length === 0 ? '[]' : undefined) }],
  ['blank-javascript-trim', 'value.trim()', { signed: ({ name, value }) => name !== 'sign' && value.trim() !== '' }],
  [
    'values-trimmed',
    'all values',
    { leaf: leafWith((v) => (typeof v === 'string' && v !== '' ? v.replace(/^ +| +$/g, '') : null)) },
  ],
  ['boolean-as-number', '1 and 0', { leaf: leafWith((v) => (typeof v === 'boolean' ? String(Number(v)) : null)) }],
  [
    'boolean-capitalized',
    'True and False',
    { leaf: leafWith((v) => (v === true ? 'True' : v === false ? 'False' : null)) },
  ],
  [
    'escapes-changed',
    'slash as \\/',
    { leaf: leafWith((v) => (typeof v === 'string' && v.includes('/') ? v.replaceAll('/', '\\/') : null)) },
  ],
  [
    'escapes-changed',
    'as \\uXXXX',
    {
      leaf: leafWith((v) =>
        typeof v === 'string' && v !== ''
          ? v.replace(/[^ -~]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)
          : null,
      ),
    },
  ],
  [
    'html-escaped',
    "' as &#39;",
    { leaf: leafWith((v) => (typeof v === 'string' && v !== '' ? v.replaceAll("'", '&#39;') : null)) },
  ],

  ['sort-none', 'as they came', { sort: (pairs) => pairs }],
  ['sort-reverse', 'descending', sortBy((a, b) => (a.name < b.name ? 1 : -1))],
  ['sort-case-insensitive', 'lowercase', sortBy((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1))],
  ['sort-document-classes', 'the remark', sortBy((a, b) => (classes(a.name) < classes(b.name) ? -1 : 1))],
  [
    'sort-per-level',
    'nested maps sorted',
    sortBy((a, b) => (a.name.replace('[', '\u0001') < b.name.replace('[', '\u0001') ? -1 : 1)),
  ],
  ['sort-by-value', 'by value', sortBy((a, b) => (a.value < b.value ? -1 : 1))],

  ['space-as-plus', 'only spaces', { encode: (text) => text.replaceAll(' ', '+') }],
  ['marks-escaped', "only !*'()", { encode: (text) => text.replace(/[!*'()]/g, percent) }],
  ['url-encoded', 'encodeURIComponent', { encode: encodeURIComponent }],
  ['url-encoded-form', 'URLSearchParams', { encode: (text) => new URLSearchParams({ a: text }).toString().slice(2) }],
  ['url-encoded-strict', 'RFC 3986', { encode: (text) => encodeURIComponent(text).replace(/[!*'()]/g, percent) }],
  ['url-encoded-whole', 'with the secret', { text: (joined, secret) => encodeURIComponent(joined + secret) }],
  ['joined-differently', 'no separator', { join: (pairs) => pairs.map(({ name, value }) => name + value).join('') }],
  ['text-recased', 'lowercase', { text: (joined, secret) => (joined + secret).toLowerCase() }],
  ['charset-latin1', 'ISO-8859-1', { digest: (text) => md5(Buffer.from(text.replace(/[^\0-\xff]/g, '?'), 'latin1')) }],
  ['charset-double-utf8', 'mojibake', { digest: (text) => md5(Buffer.from(text, 'utf8').toString('latin1')) }],
  ['charset-utf16', 'UTF-16LE', { digest: (text) => md5(Buffer.from(text, 'utf16le')) }],

  ['sign-signed', 'with its value', { signed: ({ value }) => value.trim() !== '' || value === '\u00a0' }],
  ['app-id-not-signed', 'left out', without('appId')],
  ['timestamp-not-signed', 'left out', without('timestamp')],
  ['nonce-not-signed', 'left out', without('nonce')],
  ['signing-parameters-not-signed', 'business only', without('appId', 'timestamp', 'nonce')],
  ['field-not-signed', 'mobile', without('mobile')],
  ['body-not-signed', 'query only', { body: () => null }],
  ['query-not-signed', 'body only', { query: () => [] }],
  ['query-not-signed', 'business query', without('keyword')],
  [
    'field-renamed',
    'app_id',
    { query: (query) => Object.entries(query).map(([name, value]) => [name === 'appId' ? 'app_id' : name, value]) },
  ],

  ['nested-as-json', 'JSON.stringify of nested values', { nested: plainJson }],
  ['nested-as-language-text', '[object Object]', { nested: String }],
  [
    'array-joined',
    'comma',
    { nested: (v) => (Array.isArray(v) && typeof v[0] === 'string' ? v.map(String).join(',') : undefined) },
  ],
  ['array-index-dot', 'a.0', { element: (parent, i) => `${parent}.${i}` }],
  ['array-empty-brackets', 'a[]', { element: (parent) => `${parent}[]` }],
  ['bracket-members', 'a[0][b]', { member: (parent, name) => (parent === '' ? name : `${parent}[${name}]`) }],
  ['array-index-from-one', 'a[1]', { element: (parent, i) => `${parent}[${i + 1}]` }],
  ['name-separator', 'a_b', { member: (parent, name) => (parent === '' ? name : `${parent}_${name}`) }],
  [
    'body-as-text',
    'as body=',
    { query: (query) => [...Object.entries(query), ['body', REQUEST.bodyText]], body: () => null },
  ],

  ['separator-before-secret', '&', { text: (joined, secret) => `${joined}&${secret}` }],
  ['separator-before-secret', '&key=', { text: (joined, secret) => `${joined}&key=${secret}` }],
  ['separator-before-secret', '&secret=', { text: (joined, secret) => `${joined}&secret=${secret}` }],
  ['separator-before-secret', 'key=', { text: (joined, secret) => `${joined}key=${secret}` }],
  ['secret-in-front', 'nothing between', { text: (joined, secret) => secret + joined }],
  ['secret-on-both-sides', 'nothing between', { text: (joined, secret) => secret + joined + secret }],
  [
    'secret-as-field',
    'as secret',
    { query: (query) => [...Object.entries(query), ['secret', REQUEST.secret]], text: (joined) => joined },
  ],
  ['secret-missing', 'no secret', { text: (joined) => joined }],
  ['key-whitespace', 'newline', { text: (joined, secret) => `${joined}${secret}\n` }],
  ['key-whitespace', 'quotes', { text: (joined, secret) => `${joined}"${secret}"` }],
  ['key-whitespace', 'byte order mark', { text: (joined, secret) => `${joined}\ufeff${secret}` }],
  ['key-altered', 'lowercase', { text: (joined, secret) => joined + secret.toLowerCase() }],

  ['digest-uppercase', 'uppercase hex', { digest: upper }],
  ['digest-base64', 'of the bytes', { digest: (text) => createHash('md5').update(text).digest('base64') }],
  ['digest-base64-of-hex', 'of the hex', { digest: (text) => Buffer.from(md5(text)).toString('base64') }],
  ['digest-16', 'characters 9 to 24', { digest: (text) => md5(text).slice(8, 24) }],
  ['digest-twice', 'md5 of md5', { digest: (text) => md5(md5(text)) }],
  ['digest-padded', 'newline', { digest: (text) => `${md5(text)}\n` }],
  ['digest-sha1', 'hex', { digest: (text) => createHash('sha1').update(text).digest('hex') }],
  ['digest-sha256', 'hex', { digest: (text) => createHash('sha256').update(text).digest('hex') }],
  [
    'digest-hmac-md5',
    'key outside',
    { text: (joined) => joined, digest: (text) => createHmac('md5', REQUEST.secret).update(text).digest('hex') },
  ],
  [
    'digest-hmac-sha1',
    'Base64',
    { text: (joined) => joined, digest: (text) => createHmac('sha1', REQUEST.secret).update(text).digest('base64') },
  ],
  [
    'digest-hmac-sha256',
    'hex',
    { text: (joined) => joined, digest: (text) => createHmac('sha256', REQUEST.secret).update(text).digest('hex') },
  ],

  [
    'timestamp-in-seconds',
    'seconds signed',
    {
      query: (query) =>
        Object.entries(query).map(([name, value]) => [name, name === 'timestamp' ? value.slice(0, 10) : value]),
    },
  ],
  [
    'timestamp-changed',
    'clock read twice',
    {
      query: (query) =>
        Object.entries(query).map(([name, value]) => [name, name === 'timestamp' ? String(Number(value) + 3) : value]),
    },
  ],
];

function padded(name: string): string {
  return name.replace(/\d+/, (digits) => digits.padStart(3, '0'));
}

/** Names with letters moved so that < gives digits, uppercase, lowercase, everything else. */
function classes(name: string): string {
  return name.replace(/[^0-9A-Za-z]/g, '\u007f');
}

function percent(char: string): string {
  return `%${char.charCodeAt(0).toString(16).toUpperCase()}`;
}

describe('explain with one mistake', () => {
  it('agrees with a correct signer of its own', () => {
    const result = explain({ ...REQUEST, expected: naiveSign(REQUEST, {}) });
    expect(result).toMatchObject({ verdict: 'match', matches: true, causes: [], tried: 1 });
    expect(result.stringToSign).toBe(`${naiveString(REQUEST, {})}***`);
  });

  it.each(MISTAKES)('names %s first (%s)', (id, _, mistake) => {
    const result = explain({ ...REQUEST, expected: naiveSign(REQUEST, mistake) });
    expect(result.verdict).toBe('explained');
    expect(result.causes[0]).toMatchObject({ id, explains: 'signature' });
    expect(result.causes.every((cause) => cause.with === undefined)).toBe(true);
  });

  const aboutText = MISTAKES.filter(([, , mistake]) => mistake.text === undefined && mistake.digest === undefined);

  it.each(aboutText)('shows the string that %s signs, and where it departs (%s)', (_id, _, mistake) => {
    const theirs = `${naiveString(REQUEST, mistake)}***`;
    const [cause] = explain({ ...REQUEST, expected: naiveSign(REQUEST, mistake) }).causes;
    expect(cause?.stringToSign).toBe(theirs);
    const ours = Buffer.from(`${naiveString(REQUEST, {})}***`);
    const at = cause?.firstDifference?.byteOffset ?? -1;
    expect(ours.subarray(0, at)).toEqual(Buffer.from(theirs).subarray(0, at));
    expect(ours[at]).not.toBe(Buffer.from(theirs)[at]);
  });
});

interface SpecialCase {
  readonly id: CauseId;
  readonly query?: Record<string, string>;
  readonly bodyText?: string;
  readonly mistake: Partial<NaiveSigner>;
}

const SPECIAL: readonly SpecialCase[] = [
  {
    id: 'null-kept',
    bodyText: '{"a":null,"b":"x"}',
    mistake: { leaf: leafWith((v) => (v === null ? '' : null)), signed: ({ name }) => name !== 'sign' },
  },
  { id: 'blank-kept', bodyText: '{"a":"\\u3000","b":"x"}', mistake: { signed: ({ name }) => name !== 'sign' } },
  {
    id: 'blank-java-trim',
    bodyText: '{"a":"\\u3000","b":" "}',
    mistake: { signed: ({ name, value }) => name !== 'sign' && !/^[\0- ]*$/.test(value) },
  },
  {
    id: 'blank-hutool',
    bodyText: '{"a":"\\u3164","b":" ","c":"\\u00a0"}',
    mistake: { signed: ({ name, value }) => name !== 'sign' && !/^[\s\u3164]*$/.test(value) },
  },
  { id: 'unicode-normalized', bodyText: '{"a":"cafe\\u0301"}', mistake: { encode: (text) => text.normalize('NFC') } },
  { id: 'nulls-reindexed', bodyText: '{"a":["x",null,"y"]}', mistake: { body: () => ({ a: ['x', 'y'] }) } },
  {
    id: 'array-without-index',
    bodyText: '{"a":["x","y"]}',
    mistake: {
      element: (parent) => parent,
      sort: (pairs) => pairs.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)),
    },
  },
  { id: 'nested-dropped', bodyText: '{"a":["x"],"b":{"c":"y"},"d":"z"}', mistake: { body: () => ({ d: 'z' }) } },
  { id: 'nested-without-prefix', bodyText: '{"a":{"b":"x","c":"y"}}', mistake: { member: (_, name) => name } },
  { id: 'plus-as-space', query: { keyword: 'a+b' }, mistake: { encode: (text) => text.replaceAll('+', ' ') } },
  { id: 'url-decoded-twice', query: { keyword: '100%25' }, mistake: { encode: decodeURIComponent } },
  {
    id: 'query-wins',
    query: { city: '1', area: '3' },
    bodyText: '{"city":"2","shop":"4"}',
    mistake: { body: () => ({ shop: '4' }) },
  },
  { id: 'duplicate-first-wins', bodyText: '{"a":"1","a":"2"}', mistake: { body: () => ({ a: '1' }) } },
  {
    id: 'sort-locale',
    bodyText: '{"a_c":"1","aB":"2","ab":"3","aC":"4"}',
    mistake: sortBy((a, b) => a.name.localeCompare(b.name)),
  },
  {
    id: 'sort-code-point',
    bodyText: '{"\\uff21":"1","\\ud83d\\ude00":"2"}',
    mistake: sortBy((a, b) => Buffer.compare(Buffer.from(a.name), Buffer.from(b.name))),
  },
  {
    id: 'sort-by-pair',
    bodyText: '{"a":"1","a-b":"2"}',
    mistake: sortBy((a, b) => (`${a.name}=${a.value}` < `${b.name}=${b.value}` ? -1 : 1)),
  },
  {
    id: 'sort-natural',
    bodyText: '{"k10":"1","k2":"2","k1":"3"}',
    mistake: sortBy((a, b) => (padded(a.name) < padded(b.name) ? -1 : 1)),
  },
  {
    id: 'sign-removed-before-flatten',
    bodyText: '{"sign":{"x":1},"b":{"c":"y"}}',
    mistake: { body: () => ({ b: { c: 'y' } }) },
  },
  {
    id: 'sign-removed-everywhere',
    bodyText: '{"order":{"sign":"s","id":"1"}}',
    mistake: { body: () => ({ order: { id: '1' } }) },
  },
  {
    id: 'charset-gbk',
    bodyText: '{"a":"洗车"}',
    mistake: {
      digest: (text) =>
        md5(
          Buffer.concat(
            text
              .split('洗车')
              .flatMap((part, i) => [...(i > 0 ? [Buffer.from('cfb4b3b5', 'hex')] : []), Buffer.from(part)]),
          ),
        ),
    },
  },
  { id: 'lone-surrogate-replaced', bodyText: '{"a":"x\\ud83d"}', mistake: { digest: (text) => md5(text) } },
  {
    id: 'dot-after-empty-prefix',
    bodyText: '{"":{"x":["1"]}}',
    mistake: { member: (parent, name) => (name === 'x' ? '.x' : parent + name) },
  },
];

describe('explain with a mistake that only some requests show', () => {
  it.each(SPECIAL)('names $id first', ({ id, query, bodyText = '', mistake }) => {
    const own = { query: { ...REQUEST.query, ...query }, bodyText, secret: REQUEST.secret };
    const result = explain({ ...own, expected: naiveSign(own, { ...mistake }) });
    expect(result.verdict).toBe('explained');
    expect(result.causes[0]).toMatchObject({ id });
    expect(result.causes[0]?.with).toBeUndefined();
  });

  it('names repeated-name for the last of two query values', () => {
    const query = [
      ['appId', '10000'],
      ['ids', '1'],
      ['ids', '2'],
    ] as const;
    const expected = md5(`appId=10000&ids=2${REQUEST.secret}`);
    expect(explain({ query, secret: REQUEST.secret, expected }).causes[0]?.id).toBe('repeated-name');
  });

  it.each([
    ['in front', /^0[1-9a-f]/, (hex: string) => hex.replace(/^0+/, '')],
    [
      'in each byte',
      /^[1-9a-f](?:..)*?.(?:..)*?0/,
      (hex: string) => (hex.match(/../g) ?? []).map((b) => Number.parseInt(b, 16).toString(16)).join(''),
    ],
  ])('names digest-zeros-lost for zeros lost %s', (_, looks, form) => {
    const nonce = Array.from({ length: 500 }, (_unused, i) => `n${i}`).find((one) => {
      const hex = md5(`nonce=${one}${REQUEST.secret}`);
      return looks.test(hex) && form(hex).length >= 16 && form(hex).length < 32;
    });
    const expected = form(md5(`nonce=${nonce ?? ''}${REQUEST.secret}`));
    const result = explain({ query: { nonce: nonce ?? '' }, secret: REQUEST.secret, expected });
    expect(result.causes[0]?.id).toBe('digest-zeros-lost');
  });
});

describe('explain with two mistakes', () => {
  const pairs: readonly (readonly [CauseId, CauseId, Partial<NaiveSigner>])[] = [
    ['sort-none', 'separator-before-secret', { sort: (p) => p, text: (joined, secret) => `${joined}&key=${secret}` }],
    ['url-encoded', 'digest-uppercase', { encode: encodeURIComponent, digest: upper }],
    ['body-reserialized', 'nonce-not-signed', { body: (text) => JSON.parse(text) as unknown, ...without('nonce') }],
    [
      'boolean-as-number',
      'array-index-dot',
      {
        leaf: leafWith((v) => (typeof v === 'boolean' ? String(Number(v)) : null)),
        element: (parent, i) => `${parent}.${i}`,
      },
    ],
    [
      'falsy-dropped',
      'charset-latin1',
      {
        leaf: leafWith((v) => (v === false ? undefined : null)),
        digest: (text) => md5(Buffer.from(text.replace(/[^\0-\xff]/g, '?'), 'latin1')),
      },
    ],
  ];

  it.each(pairs)('names %s and %s', (first, second, mistakes) => {
    const result = explain({ ...REQUEST, expected: naiveSign(REQUEST, mistakes) });
    expect(result.verdict).toBe('explained');
    expect(result.causes.map(({ id, with: other }) => [id, other])).toContainEqual([first, second]);
    expect(result.causes.every((cause) => cause.with !== undefined)).toBe(true);
  });

  it('finds a variant that changes nothing without the other one', () => {
    const request = { query: { nonce: 'n1' }, bodyText: '{"items":[{"id":"x"}]}', secret: REQUEST.secret };
    const alone = naiveSign(request, { encode: encodeURIComponent });
    expect(alone).toBe(naiveSign(request, {}));
    const result = explain({
      ...request,
      expected: naiveSign(request, { nested: plainJson, encode: encodeURIComponent }),
    });
    expect(result.causes[0]).toMatchObject({ id: 'nested-as-json', with: 'url-encoded' });
  });
});
