import { SigningError } from '../../errors.ts';
import { JsonCursor } from '../../json/json-cursor.ts';

/** A JSON value as it was written: members in order and with duplicates, numbers and texts with their source spelling. */
export type JsonNode = JsonScalar | JsonObject | JsonArray;

/** `source` of a text lies between its quotes, escapes as written; `value` is decoded. */
export type JsonScalar =
  | { readonly kind: 'text'; readonly value: string; readonly source: string }
  | JsonLiteral<'number'>
  | JsonLiteral<'boolean'>
  | JsonLiteral<'null'>;

interface JsonLiteral<Kind> {
  readonly kind: Kind;
  readonly source: string;
}

export interface JsonObject {
  readonly kind: 'object';
  readonly members: readonly (readonly [name: string, value: JsonNode])[];
  readonly source: string;
}

export interface JsonArray {
  readonly kind: 'array';
  readonly items: readonly JsonNode[];
  readonly source: string;
}

/**
 * Reads a body text into a tree that has lost nothing. Empty text, whitespace and `null` are no body: undefined (R2).
 * @throws SigningError `MALFORMED_JSON`, `BODY_NOT_OBJECT`, `TOO_DEEP`
 */
export function parseJsonTree(bodyText: string): JsonObject | JsonArray | undefined {
  return new TreeReader(bodyText).root();
}

class TreeReader extends JsonCursor {
  root(): JsonObject | JsonArray | undefined {
    this.peek();
    if (this.pos === this.text.length) return undefined;
    const node = this.#value(1);
    this.end();
    if (node.kind === 'null') return undefined;
    if (node.kind === 'object' || node.kind === 'array') return node;
    throw bodyNotObject();
  }

  #value(depth: number): JsonNode {
    const unit = this.peek();
    const start = this.pos;
    if (unit === 0x7b) return this.#object(start, depth);
    if (unit === 0x5b) return this.#array(start, depth);
    if (unit === 0x22) {
      const value = this.string();
      return { kind: 'text', value, source: this.text.slice(start + 1, this.pos - 1) };
    }
    const literal = this.literalOrNumber(unit);
    if (literal === null) return { kind: 'null', source: 'null' };
    return { kind: literal === 'true' || literal === 'false' ? 'boolean' : 'number', source: literal };
  }

  #object(start: number, depth: number): JsonObject {
    this.checkDepth(depth);
    const members: (readonly [string, JsonNode])[] = [];
    this.pos++;
    if (this.peek() === 0x7d) this.pos++;
    else {
      do members.push([this.name(), this.#value(depth + 1)]);
      while (this.another(0x7d));
    }
    return { kind: 'object', members, source: this.text.slice(start, this.pos) };
  }

  #array(start: number, depth: number): JsonArray {
    this.checkDepth(depth);
    const items: JsonNode[] = [];
    this.pos++;
    if (this.peek() === 0x5d) this.pos++;
    else {
      do items.push(this.#value(depth + 1));
      while (this.another(0x5d));
    }
    return { kind: 'array', items, source: this.text.slice(start, this.pos) };
  }
}

function bodyNotObject(): SigningError {
  const message = 'body must be a JSON object, and its root is a text, number or boolean. Send an object.';
  return new SigningError('BODY_NOT_OBJECT', message, { offset: 0 });
}
