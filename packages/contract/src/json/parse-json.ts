import { ContractError } from '../errors.ts';

// 16 digits without a quote before them; spelled out because V8 searches `\d{16}` many times slower
const MAY_HOLD_LONG_INTEGER = new RegExp(`[^"\\d]${'\\d'.repeat(16)}`);
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*/gs;
const INTEGER = /^-?(?:0|[1-9]\d*)$/;
const BEFORE_NAME_END = /\s*:/y;

/**
 * Reads JSON as `JSON.parse` does, except that an integer literal beyond ±(2^53 − 1) arrives as a digit string.
 * Throws `ContractError` `JSON_INVALID` without quoting the text.
 */
export function parseJson(jsonText: string): unknown {
  const suspicious = MAY_HOLD_LONG_INTEGER.test(jsonText) || startsWithDigit(jsonText);
  return parse(suspicious ? quoteLongIntegers(jsonText) : jsonText);
}

function startsWithDigit(jsonText: string): boolean {
  const code = jsonText.charCodeAt(0);
  return code >= 0x30 && code <= 0x39;
}

function parse(jsonText: string): unknown {
  try {
    return JSON.parse(jsonText);
  } catch {
    // the engine's message quotes the text, which may hold secrets
    throw new ContractError('JSON_INVALID', `expected JSON, got ${describe(jsonText)}`);
  }
}

function describe(jsonText: string): string {
  const start = jsonText.trimStart();
  if (start === '') return 'an empty text';
  const length = `${jsonText.length.toString()} characters`;
  return start.startsWith('<') ? `markup of ${length}` : `${length} that do not parse`;
}

function quoteLongIntegers(jsonText: string): string {
  return jsonText.replace(TOKEN, (token: string, offset: number) => {
    if (token.length < 16 || token.startsWith('"') || !INTEGER.test(token)) return token;
    if (Number.isSafeInteger(Number(token)) || isMemberName(jsonText, offset + token.length)) return token;
    return `"${token}"`;
  });
}

// quoting a bare member name would make invalid JSON valid
function isMemberName(jsonText: string, end: number): boolean {
  BEFORE_NAME_END.lastIndex = end;
  return BEFORE_NAME_END.test(jsonText);
}
