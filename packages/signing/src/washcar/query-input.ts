import { SigningError } from '../errors.ts';

/** Decoded query parameters in their order on the wire. */
export type QueryPairs = readonly (readonly [name: string, value: string])[];

/**
 * Decoded query parameters: pairs, or an object of texts whose undefined and null members are left out.
 * Of a name repeated in pairs the first value is signed, as a servlet's `getParameter` gives it.
 */
export type QueryInput = QueryPairs | Readonly<Record<string, string | null | undefined>>;

/** Up to this many pairs comparing each with each is faster than a set. */
const FEW = 16;

/** What takes parameters to be signed; a name added later wins. */
export interface QuerySink {
  add(name: string, value: string): void;
}

/** Adds the query's parameters (R9): names whole, values as they are, of a repeated name the first, `""` never. */
export function addQuery(query: QueryInput, sink: QuerySink): void {
  if (isPairs(query)) addPairs(query, sink);
  else {
    for (const name in query) {
      if (!Object.hasOwn(query, name)) continue;
      const value = query[name];
      if (value != null && checkedText(value, name) !== '') sink.add(name, value);
    }
  }
}

/** The query as checked pairs, in order. */
export function queryPairs(query: QueryInput): QueryPairs {
  if (isPairs(query)) return query.map(checkedPair);
  const pairs: (readonly [string, string])[] = [];
  for (const name of Object.keys(query)) {
    const value = query[name];
    if (value != null) pairs.push([name, checkedText(value, name)]);
  }
  return pairs;
}

function addPairs(query: QueryPairs, sink: QuerySink): void {
  const seen = query.length > FEW ? new Set<string>() : undefined;
  for (let index = 0; index < query.length; index++) {
    const [name, value] = checkedPair(query[index]);
    if (seen === undefined ? isRepeated(query, index) : seen.has(name)) continue;
    seen?.add(name);
    if (value !== '') sink.add(name, value);
  }
}

function isPairs(query: QueryInput): query is QueryPairs {
  if (Array.isArray(query)) return true;
  if (typeof query === 'object' && (query as unknown) !== null) return false;
  throw new SigningError('INVALID_QUERY', 'the query must be an object of texts or a list of [name, value] pairs.');
}

function isRepeated(query: QueryPairs, index: number): boolean {
  const name = query[index]?.[0];
  for (let i = 0; i < index; i++) if (query[i]?.[0] === name) return true;
  return false;
}

function checkedPair(pair: unknown): readonly [string, string] {
  if (!Array.isArray(pair) || typeof pair[0] !== 'string') {
    throw new SigningError('INVALID_QUERY', 'each query pair must be [name, value], both text.');
  }
  checkedText(pair[1], pair[0]);
  return pair as unknown as readonly [string, string];
}

function checkedText(text: unknown, name: string): string {
  if (typeof text === 'string') return text;
  const message = `the query value of ${JSON.stringify(name)} must be text; it is of type ${typeof text}. Write it as text.`;
  throw new SigningError('INVALID_QUERY', message, { path: name });
}
