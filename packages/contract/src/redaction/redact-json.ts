const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]|[^\s{}[\],:"]+/gs;

/** Decides about one value: by its member name, then by its own text. */
export interface RedactionRules {
  /** Whether a value under this wire name is always masked. */
  isSensitive(name: string): boolean;
  /** Masks what looks like a secret or a person inside free text. */
  maskText(text: string): string;
}

/** What stands in place of a masked value. */
export const MASK = '***';

/**
 * Masks values in JSON *text*, leaving every other byte as it was, so a capture keeps number spelling and order.
 * Text that is not JSON is treated token by token as well; nothing is thrown. JSON inside strings is read too.
 */
export function redactJsonText(jsonText: string, rules: RedactionRules): string {
  const walk = new Walk(rules);
  return jsonText.replace(TOKEN, (token: string, offset: number) => {
    NAME_END.lastIndex = offset + token.length;
    return walk.next(token, token.startsWith('"') && NAME_END.test(jsonText));
  });
}

const NAME_END = /\s*:/y;

class Walk {
  readonly #rules: RedactionRules;
  // one entry per open bracket: whether everything inside is masked
  readonly #open: boolean[] = [];
  #maskNext = false;

  constructor(rules: RedactionRules) {
    this.#rules = rules;
  }

  next(token: string, isName: boolean): string {
    if (isName) {
      this.#maskNext = this.#rules.isSensitive(unquote(token));
      return token;
    }
    switch (token) {
      case '{':
      case '[':
        this.#open.push(this.#isMasked());
        break;
      case '}':
      case ']':
        this.#open.pop();
        break;
      case ',':
        break;
      case ':':
        return token;
      default:
        return this.#scalar(token);
    }
    this.#maskNext = false;
    return token;
  }

  #scalar(token: string): string {
    if (this.#isMasked()) return token === 'null' || token === '""' ? token : `"${MASK}"`;
    const value = token.startsWith('"') ? unquote(token) : token;
    const masked = /^\s*[[{]/.test(value) ? redactJsonText(value, this.#rules) : this.#rules.maskText(value);
    return masked === value ? token : JSON.stringify(masked);
  }

  #isMasked(): boolean {
    return this.#maskNext || this.#open.at(-1) === true;
  }
}

function unquote(token: string): string {
  try {
    return JSON.parse(token) as string;
  } catch {
    return token.slice(1, -1);
  }
}
