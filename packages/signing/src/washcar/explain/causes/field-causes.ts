import { encodeComponent } from '../escapes.ts';
import type { Entry } from '../reading.ts';
import { joinPairs } from '../reading.ts';
import type { Cause, CauseRequest, Variant } from './cause.ts';
import { fixedCause } from './cause.ts';

const SIGNING_NAMES: ReadonlySet<string> = new Set(['appId', 'timestamp', 'nonce', 'sign']);
/** Leaving out one field of a very large request is not searched further. */
const MOST_FIELDS = 200;
/** Up to this many fields, one left out is also tried together with a second cause. */
const FEW_FIELDS = 24;

const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  appId: ['app_id', 'appid', 'appID', 'AppId', 'appKey', 'appkey', 'app_key'],
  timestamp: ['timeStamp', 'time_stamp', 'Timestamp', 'ts', 'time'],
  nonce: ['nonceStr', 'nonce_str', 'noncestr', 'Nonce', 'random'],
};

/** A field signed that must not be, or the other way round. */
export const FIELD_CAUSES: readonly Cause[] = [
  { id: 'sign-signed', variants: signSigned },
  fixedCause(
    'sign-removed-before-flatten',
    without((entry) => entry.path[0] === 'sign'),
  ),
  fixedCause(
    'sign-removed-everywhere',
    without((entry) => entry.path.findLast((part) => typeof part === 'string') === 'sign', 'at any depth'),
    without((entry) => entry.name.toLowerCase() === 'sign', 'in any letter case'),
    without((entry) => entry.path.some((part) => part === 'sign'), 'with all below it'),
  ),
  fixedCause('app-id-not-signed', withoutNames('appId')),
  fixedCause('timestamp-not-signed', withoutNames('timestamp')),
  fixedCause('nonce-not-signed', withoutNames('nonce')),
  fixedCause(
    'signing-parameters-not-signed',
    withoutNames('appId', 'timestamp', 'nonce'),
    withoutNames('timestamp', 'nonce'),
    withoutNames('appId', 'timestamp'),
    withoutNames('appId', 'nonce'),
  ),
  fixedCause('body-not-signed', { overrides: { body: () => undefined } }),
  fixedCause(
    'query-not-signed',
    { overrides: { query: () => [] }, detail: 'all of it' },
    without(({ origin, name }) => origin === 'query' && !SIGNING_NAMES.has(name), 'its business parameters'),
  ),
  { id: 'field-not-signed', variants: fieldNotSigned },
  fixedCause(
    'field-renamed',
    ...Object.entries(OTHER_NAMES).flatMap(([name, others]) => others.map((other) => renamed(name, other))),
    { overrides: { rename: (name) => name.toLowerCase() }, detail: 'all names lowercase' },
    { overrides: { rename: snakeCase }, detail: 'all names in snake_case' },
  ),
  { id: 'query-in-path', variants: queryInPath },
  { id: 'path-signed', variants: pathSigned },
];

function without(isLeftOut: (entry: Entry) => boolean, detail?: string): Variant {
  const overrides = { signed: (entry: Entry) => entry.name !== 'sign' && !isLeftOut(entry) };
  return detail === undefined ? { overrides } : { overrides, detail };
}

function withoutNames(...names: readonly string[]): Variant {
  return without((entry) => names.includes(entry.name), `without ${names.join(', ')}`);
}

function renamed(from: string, to: string): Variant {
  return {
    overrides: { rename: (name) => (name === from ? to : name) },
    detail: `${from} signed as ${to}`,
    alone: true,
  };
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function signSigned({ query, expected }: CauseRequest): readonly Variant[] {
  const sent = query.find(([name]) => name === 'sign')?.[1];
  const variants: Variant[] = [{ overrides: { signed: () => true }, detail: 'with the value sent' }];
  if (sent === undefined && expected !== undefined) variants.push(placeholder(expected, 'with its own value'));
  variants.push(placeholder('', 'as the empty sign='), placeholder('null', 'as sign=null'));
  return variants;
}

function placeholder(value: string, detail: string): Variant {
  const entry: Entry = { name: 'sign', value, path: ['sign'], origin: 'query', kept: true };
  return { overrides: { extra: [entry], signed: () => true }, detail };
}

/** Every top member of the body and every business parameter of the query, one at a time. */
function fieldNotSigned({ query, tree }: CauseRequest): readonly Variant[] {
  const names = new Set(query.map(([name]) => name));
  if (tree?.kind === 'object') for (const [name] of tree.members) names.add(name);
  const fields = [...names].filter((name) => !SIGNING_NAMES.has(name)).slice(0, MOST_FIELDS);
  return fields.map((field) => {
    const variant = without((entry) => entry.path[0] === field, `without ${JSON.stringify(field)}`);
    return fields.length > FEW_FIELDS ? { ...variant, alone: true } : variant;
  });
}

/** The path carries a query of its own: signed besides, left out, or its first name taken together with the path. */
function queryInPath({ path, query }: CauseRequest): readonly Variant[] {
  if (path === undefined) return [];
  const [bare, inPath] = splitOnce(path, '?');
  const variants: Variant[] = [];
  if (inPath !== undefined) {
    const pairs = [...new URLSearchParams(inPath)];
    const names = new Set(pairs.map(([name]) => name));
    variants.push(
      { overrides: { query: (own) => [...pairs, ...own] }, detail: "the path's query signed too" },
      without(({ origin, name }) => origin === 'query' && names.has(name), "the path's query not signed"),
    );
  }
  const first = query[0]?.[0];
  if (first === undefined) return variants;
  variants.push({
    overrides: { rename: (name) => (name === first ? `${bare}?${first}` : name) },
    detail: 'the path taken as part of the first name',
  });
  return variants;
}

function pathSigned({ path, bodyText }: CauseRequest): readonly Variant[] {
  if (path === undefined) return [];
  const [bare] = splitOnce(path, '?');
  const method = bodyText === '' ? 'GET' : 'POST';
  const prefixes = [bare, `${bare}?`, `${bare}&`, `${method}${bare}`, `${method}&${encodeComponent(bare)}&`];
  return prefixes.map((prefix): Variant => {
    return {
      overrides: { join: (pairs) => prefix + joinPairs(pairs, '=', '&') },
      detail: `${JSON.stringify(prefix)} in front`,
    };
  });
}

function splitOnce(text: string, separator: string): readonly [string, string?] {
  const at = text.indexOf(separator);
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
