import { isSigningError } from '../../errors.ts';
import { JsonCursor } from '../../json/json-cursor.ts';
import { SIGNING_PARAMETERS } from '../assert-portable.ts';
import { canonicalize } from '../canonicalize.ts';
import type { QueryPairs } from '../query-input.ts';
import { refuse, type Refusal } from './refusal.ts';

/** Options of `checkBody`. */
export interface BodyOptions {
  /** Take an `appId` in the body that equals the query's, as status callbacks have it (washcar §3 C39). Default false. */
  readonly allowBodyAppId?: boolean;
}

/** Step V7: the body is absent or one JSON object, without signing parameters and without the query's names (washcar §4.1). */
export function checkBody(
  query: QueryPairs,
  bodyText: string | null,
  options: BodyOptions = {},
): { readonly ok: true } | Refusal {
  if (bodyText === null) return { ok: true };
  const all = readMemberNames(bodyText);
  if (all === undefined) return refuse('V7', 'BODY_MALFORMED');
  const isEcho = options.allowBodyAppId === true && echoesAppId(query, bodyText);
  const names = isEcho ? all.filter((name) => name !== 'appId') : all;
  const reserved = names.find((name) => SIGNING_PARAMETERS.includes(name));
  if (reserved !== undefined) return refuse('V7', 'BODY_RESERVED_NAME', reserved);
  const inQuery = new Set(query.map(([name]) => name));
  const repeated = names.find((name) => inQuery.has(name));
  return repeated === undefined ? { ok: true } : refuse('V7', 'BODY_REPEATS_QUERY', repeated);
}

function echoesAppId(query: QueryPairs, bodyText: string): boolean {
  const own = canonicalize({ bodyText }).pairs.find(([name]) => name === 'appId')?.[1];
  return own !== undefined && own === query.find(([name]) => name === 'appId')?.[1];
}

function readMemberNames(bodyText: string): string[] | undefined {
  try {
    return new MemberNames(bodyText).read();
  } catch (error) {
    if (isSigningError(error)) return undefined;
    throw error;
  }
}

class MemberNames extends JsonCursor {
  /** Names at the top level; none for no body; undefined when the root is no object. */
  read(): string[] | undefined {
    const unit = this.peek();
    if (this.pos === this.text.length) return [];
    const names = unit === 0x7b ? this.#object(1) : undefined;
    if (names === undefined) this.#skip(0);
    this.end();
    // a null root is no body (rule R2)
    return names ?? (unit === 0x6e ? [] : undefined);
  }

  #object(depth: number): string[] {
    const names: string[] = [];
    this.checkDepth(depth);
    this.pos++;
    if (this.peek() === 0x7d) {
      this.pos++;
      return names;
    }
    do {
      names.push(this.name());
      this.#skip(depth);
    } while (this.another(0x7d));
    return names;
  }

  #skip(depth: number): void {
    const unit = this.peek();
    if (unit === 0x7b) this.#object(depth + 1);
    else if (unit === 0x5b) this.#array(depth + 1);
    else if (unit === 0x22) this.string();
    else this.literalOrNumber(unit);
  }

  #array(depth: number): void {
    this.checkDepth(depth);
    this.pos++;
    if (this.peek() === 0x5d) {
      this.pos++;
      return;
    }
    do this.#skip(depth);
    while (this.another(0x5d));
  }
}
