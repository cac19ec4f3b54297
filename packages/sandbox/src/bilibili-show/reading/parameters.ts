import type { SandboxRequest } from '../../core/http/sandbox-request.ts';

/**
 * Values of a request by name, read as leniently as real clients differ (bilibili-show §1, §4, §13): a POST body is a form
 * or JSON whatever its content type says, numbers may be text, a repeated name makes a list. The query stays apart.
 */
export class Parameters {
  readonly #body: ReadonlyMap<string, readonly unknown[]>;
  readonly #query: ReadonlyMap<string, readonly unknown[]>;

  constructor(body: ReadonlyMap<string, readonly unknown[]>, query: ReadonlyMap<string, readonly unknown[]>) {
    this.#body = body;
    this.#query = query;
  }

  /** First value of the body, else of the query. */
  value(name: string): unknown {
    return this.body(name) ?? this.query(name);
  }

  body(name: string): unknown {
    return this.#body.get(name)?.[0];
  }

  query(name: string): unknown {
    return this.#query.get(name)?.[0];
  }

  /** Every value of a repeated name in the body. */
  all(name: string): readonly unknown[] {
    return this.#body.get(name) ?? [];
  }

  /** A value as text; `undefined` when it is missing, null or blank. */
  text(name: string): string | undefined {
    return textOf(this.value(name));
  }

  /** An integer, or digits. `undefined` when it is missing or none. */
  integer(name: string): number | undefined {
    return integerOf(this.value(name));
  }

  /** Whether query and body both name it, and differ. */
  contradicts(name: string): boolean {
    const [inQuery, inBody] = [textOf(this.query(name)), textOf(this.body(name))];
    return inQuery !== undefined && inBody !== undefined && inQuery !== inBody;
  }
}

/** A string or number as text, trimmed; `undefined` for anything else and for blanks. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  return value.trim();
}

/** A safe integer from a number or its digits. */
export function integerOf(value: unknown): number | undefined {
  const text = textOf(value);
  if (text === undefined || !/^-?\d{1,16}$/.test(text)) return undefined;
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : undefined;
}

/** Reads query and body of a request. A body that is neither form nor JSON has no values. */
export function readParameters(request: SandboxRequest): Parameters {
  return new Parameters(readBody(request), collect(request.query));
}

function readBody(request: SandboxRequest): ReadonlyMap<string, readonly unknown[]> {
  const { bodyText } = request;
  if (bodyText === null || bodyText.trim() === '') return new Map();
  const json = parseObject(bodyText);
  return json === undefined ? collect(request.form()) : collect(Object.entries(json));
}

/** An object written as JSON, or `undefined`. */
function parseObject(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function collect(pairs: Iterable<readonly [string, unknown]>): ReadonlyMap<string, readonly unknown[]> {
  const values = new Map<string, unknown[]>();
  for (const [name, value] of pairs) {
    const known = values.get(name);
    if (known === undefined) values.set(name, [value]);
    else known.push(value);
  }
  return values;
}
