/** How languages and libraries write a JSON number again after reading it (contract §2.5). Input: its source text. */

interface Decimal {
  readonly negative: boolean;
  /** Unscaled digits without leading zeros; `0` for zero. */
  readonly digits: string;
  /** value = digits × 10^-scale */
  readonly scale: number;
}

const NUMBER = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;
const INTEGER = /^-?\d+$/;
/** Beyond this exponent the plain form would be a text of hundreds of zeros, which nobody signs. */
const LARGEST_EXPONENT = 400;

/** `String(Number(…))`: what JSON.parse and JSON.stringify leave. */
export function javascriptNumber(source: string): string {
  return String(Number(source));
}

/** fastjson 1: integers as they are, everything else `BigDecimal.toString()`, such as `1E+3`. */
export function bigDecimalNumber(source: string): string {
  if (INTEGER.test(source)) return bigInteger(source);
  const decimal = readDecimal(source);
  if (decimal === undefined) return source;
  const { digits, scale } = decimal;
  const exponent = digits.length - 1 - scale;
  if (scale >= 0 && exponent >= -6) return plain(decimal);
  const fraction = digits.length > 1 ? `.${digits.slice(1)}` : '';
  return `${signOf(decimal)}${digits.charAt(0)}${fraction}E${exponent < 0 ? '' : '+'}${exponent}`;
}

/** fastjson 2: `Double.toString()` when the source has an exponent, `BigDecimal.toString()` otherwise. */
export function fastjson2Number(source: string): string {
  return /[eE]/.test(source) ? javaDouble(Number(source)) : bigDecimalNumber(source);
}

/** Jackson into a Map: integers exact, any fraction or exponent `Double.toString()`, such as `1.0E-7`. */
export function jacksonNumber(source: string): string {
  return INTEGER.test(source) ? bigInteger(source) : javaDouble(Number(source));
}

/** Gson into a Map: every number is a double, `1` becomes `1.0`. */
export function gsonNumber(source: string): string {
  return javaDouble(Number(source));
}

/** `BigDecimal.toPlainString()`: no exponent, the fraction's zeros kept. */
export function plainNumber(source: string): string {
  const decimal = readDecimal(source);
  return decimal === undefined ? source : plain(decimal);
}

/** `BigDecimal.stripTrailingZeros().toPlainString()`. */
export function strippedNumber(source: string): string {
  const text = plainNumber(source);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/** Python: integers exact, anything else `repr(float)`, such as `1e-07`. */
export function pythonNumber(source: string): string {
  if (INTEGER.test(source)) return bigInteger(source);
  const value = Number(source);
  if (!Number.isFinite(value)) return value < 0 ? '-inf' : 'inf';
  const size = Math.abs(value);
  if (value !== 0 && (size < 1e-4 || size >= 1e16)) {
    return value.toExponential().replace(/e([+-])(\d)$/, 'e$10$2');
  }
  const text = Object.is(value, -0) ? '-0' : String(value);
  return text.includes('.') ? text : `${text}.0`;
}

/** Two decimals, as money is often printed. */
export function twoDecimals(source: string): string {
  return Number(source).toFixed(2);
}

/** `Double.toString(double)` of Java. */
function javaDouble(value: number): string {
  if (!Number.isFinite(value)) return value < 0 ? '-Infinity' : 'Infinity';
  if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0';
  const size = Math.abs(value);
  if (size >= 1e-3 && size < 1e7) {
    const text = String(value);
    return text.includes('.') ? text : `${text}.0`;
  }
  const [mantissa = '', exponent = ''] = value.toExponential().split('e');
  return `${mantissa.includes('.') ? mantissa : `${mantissa}.0`}E${exponent.replace('+', '')}`;
}

function bigInteger(source: string): string {
  return source === '-0' ? '0' : source;
}

function readDecimal(source: string): Decimal | undefined {
  const [, minus, whole = '', fraction = '', exponentText = '0'] = NUMBER.exec(source) ?? [];
  const exponent = Number(exponentText);
  if (Math.abs(exponent) > LARGEST_EXPONENT) return undefined;
  const digits = (whole + fraction).replace(/^0+(?=\d)/, '');
  return { negative: minus === '-', digits, scale: fraction.length - exponent };
}

function plain(decimal: Decimal): string {
  const { digits, scale } = decimal;
  if (scale <= 0) return digits === '0' ? '0' : signOf(decimal) + digits + '0'.repeat(-scale);
  const padded = digits.padStart(scale + 1, '0');
  return `${signOf(decimal)}${padded.slice(0, -scale)}.${padded.slice(-scale)}`;
}

function signOf(decimal: Decimal): string {
  return decimal.negative && decimal.digits !== '0' ? '-' : '';
}
