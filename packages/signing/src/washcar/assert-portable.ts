import { bodyNotObject, SigningError, type PortableReason } from '../errors.ts';
import { JsonCursor } from '../json/json-cursor.ts';
import { isBlankSomewhere } from './blank.ts';
import { queryPairs, type QueryInput } from './query-input.ts';

/** Names that travel in the URL query only (washcar §2.4). */
export const SIGNING_PARAMETERS: readonly string[] = ['appId', 'timestamp', 'nonce', 'sign'];

// when several apply, the earliest is reported
const PRECEDENCE: readonly PortableReason[] = [
  'ROOT_NOT_OBJECT',
  'NAME_CHARS',
  'DUPLICATE_NAME',
  'RESERVED_NAME',
  'QUERY_BODY_OVERLAP',
  'BLANK_TEXT',
  'HOLE_IN_ARRAY',
  'UNPAIRED_SURROGATE',
  'NUMBER_FORM',
];

const FIXES: Readonly<Record<PortableReason, string>> = {
  ROOT_NOT_OBJECT: 'the body must be a JSON object',
  NAME_CHARS: 'a name must not be empty nor hold . [ ] = & white space or controls',
  DUPLICATE_NAME: 'a name must stand once',
  RESERVED_NAME: 'appId, timestamp, nonce and sign belong in the URL query',
  QUERY_BODY_OVERLAP: 'a name must stand in the query or in the body, not in both',
  BLANK_TEXT: 'leave the parameter out, or give it text that no server takes for blank',
  HOLE_IN_ARRAY: 'an array must not hold null or an empty text',
  UNPAIRED_SURROGATE: 'send whole characters, without half surrogate pairs',
  NUMBER_FORM: 'send the number as text, or in a form every server writes alike',
};

// every column of washcar §2.3, JavaScript's white space, and control characters
const ODD_NAME =
  /^$|[.[\]=&\s\0-\x20\x7f-\xa0\u1680\u180e\u2000-\u200a\u2028\u2029\u202f\u205f\u2800\u3000\u3164\ufeff]/;
const INTEGER = /^-?(?:0|[1-9]\d*)$/;
const DECIMAL = /^-?(?:0|[1-9]\d*)\.\d*[1-9]$/;

/**
 * Throws `NOT_PORTABLE` with its `reason` and `path` unless every plausible server signs the request alike (washcar §2.4);
 * for a body that is no body at all, what `canonicalize` throws.
 */
export function assertPortable(query: QueryInput, bodyText: string | null): void {
  const findings = new Findings();
  const names = checkQuery(query, findings);
  if (bodyText !== null) new PortableCheck(bodyText, names, findings).root();
  findings.throwWorst();
}

class Findings {
  #reason: PortableReason | undefined;
  #path = '';

  add(reason: PortableReason, path: string): void {
    if (this.#reason !== undefined && PRECEDENCE.indexOf(this.#reason) <= PRECEDENCE.indexOf(reason)) return;
    this.#reason = reason;
    this.#path = path;
  }

  checkName(name: string, path: string): void {
    if (ODD_NAME.test(name)) this.add('NAME_CHARS', path);
    if (!name.isWellFormed()) this.add('UNPAIRED_SURROGATE', path);
  }

  checkText(text: string, path: string): void {
    if (text === '') return;
    if (isBlankSomewhere(text)) this.add('BLANK_TEXT', path);
    if (!text.isWellFormed()) this.add('UNPAIRED_SURROGATE', path);
  }

  throwWorst(): void {
    const reason = this.#reason;
    if (reason === undefined) return;
    const where = this.#path === '' ? 'the body' : JSON.stringify(this.#path);
    throw new SigningError('NOT_PORTABLE', `servers sign ${where} differently (${reason}): ${FIXES[reason]}.`, {
      reason,
      path: this.#path,
    });
  }
}

function checkQuery(query: QueryInput, findings: Findings): ReadonlySet<string> {
  const names = new Set<string>();
  for (const [name, value] of queryPairs(query)) {
    if (names.has(name)) findings.add('DUPLICATE_NAME', name);
    names.add(name);
    findings.checkName(name, name);
    findings.checkText(value, name);
  }
  return names;
}

class PortableCheck extends JsonCursor {
  readonly #query: ReadonlySet<string>;
  readonly #findings: Findings;

  constructor(text: string, query: ReadonlySet<string>, findings: Findings) {
    super(text);
    this.#query = query;
    this.#findings = findings;
  }

  root(): void {
    this.peek();
    if (this.pos === this.text.length) return;
    const isArray = this.text.charAt(this.pos) === '[';
    const value = this.#value('', 0);
    this.end();
    if (isArray) this.#findings.add('ROOT_NOT_OBJECT', '');
    // a null root is no body at all (rule R2)
    else if (typeof value === 'string') throw bodyNotObject();
  }

  /** Reads a value; gives the text of a scalar, null for null, undefined for objects and arrays. */
  #value(path: string, depth: number): string | null | undefined {
    const unit = this.peek();
    if (unit === 0x7b) {
      this.#object(path, depth + 1);
      return;
    }
    if (unit === 0x5b) {
      this.#array(path, depth + 1);
      return;
    }
    if (unit === 0x22) {
      const text = this.string();
      this.#findings.checkText(text, path);
      return text;
    }
    const value = this.literalOrNumber(unit);
    if (value !== null && unit !== 0x74 && unit !== 0x66 && !isPortableNumber(value)) {
      this.#findings.add('NUMBER_FORM', path);
    }
    return value;
  }

  #object(path: string, depth: number): undefined {
    this.checkDepth(depth);
    this.pos++;
    if (this.peek() === 0x7d) {
      this.pos++;
      return;
    }
    const names = new Set<string>();
    do {
      const name = this.name();
      const place = path === '' ? name : `${path}.${name}`;
      if (names.has(name)) this.#findings.add('DUPLICATE_NAME', place);
      names.add(name);
      this.#findings.checkName(name, place);
      if (depth === 1) this.#checkTopLevel(name);
      this.#value(place, depth);
    } while (this.another(0x7d));
  }

  #array(path: string, depth: number): undefined {
    this.checkDepth(depth);
    this.pos++;
    if (this.peek() === 0x5d) {
      this.pos++;
      return;
    }
    let index = 0;
    do {
      const place = `${path}[${index++}]`;
      const value = this.#value(place, depth);
      if (value === null || value === '') this.#findings.add('HOLE_IN_ARRAY', place);
    } while (this.another(0x5d));
  }

  #checkTopLevel(name: string): void {
    if (SIGNING_PARAMETERS.includes(name)) this.#findings.add('RESERVED_NAME', name);
    if (this.#query.has(name)) this.#findings.add('QUERY_BODY_OVERLAP', name);
  }
}

/** Whether every plausible server writes the number as its source text (washcar §2.4). */
function isPortableNumber(text: string): boolean {
  if (INTEGER.test(text)) return text !== '-0' && text.length <= 20 && BigInt.asIntN(64, BigInt(text)) === BigInt(text);
  const size = Math.abs(Number(text));
  return DECIMAL.test(text) && size >= 0.001 && size < 10_000_000 && String(Number(text)) === text;
}
