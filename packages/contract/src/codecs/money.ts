import { z } from 'zod';

/** Money as an integer count of its minor unit: fen, jiao, won. */
export type MinorUnits = number;

const minorUnits = z.int();

/** Integer money: the wire already counts minor units. */
export function integerMoney(): z.ZodInt {
  return z.int();
}

/**
 * Decimal text ↔ minor units: `"108.90"` ↔ 10890 with `fractionDigits` 2 (the default).
 * Encodes with exactly that many digits; refuses more, so nothing is ever rounded.
 */
export function decimalMoney(options: MoneyOptions = {}): z.ZodCodec<z.ZodString, z.ZodInt> {
  return prefixedMoney({ ...options, prefix: '' });
}

/** Text with a currency mark ↔ minor units: `"¥34.5"` ↔ 3450. */
export function prefixedMoney(options: MoneyOptions & { readonly prefix: string }): z.ZodCodec<z.ZodString, z.ZodInt> {
  const digits = options.fractionDigits ?? 2;
  return z.codec(z.string(), minorUnits, {
    decode: (wire, context) => {
      const minor = wire.startsWith(options.prefix)
        ? parseDecimal(wire.slice(options.prefix.length), digits)
        : undefined;
      return minor ?? refuse(context, wire, digits);
    },
    encode: (minor) => options.prefix + formatDecimal(minor, digits),
  });
}

/** A JSON number ↔ minor units: 108.9 ↔ 10890. Reads the number's shortest decimal text, never multiplies fractions. */
export function numberMoney(options: MoneyOptions = {}): z.ZodCodec<z.ZodNumber, z.ZodInt> {
  const digits = options.fractionDigits ?? 2;
  return z.codec(z.number(), minorUnits, {
    decode: (wire, context) => parseDecimal(String(wire), digits) ?? refuse(context, wire, digits),
    encode: (minor) => Number(formatDecimal(minor, digits)),
  });
}

/** A JSON number or decimal text ↔ minor units; encodes as text. */
export function anyMoney(options: MoneyOptions = {}): z.ZodCodec<z.ZodUnion<[z.ZodString, z.ZodNumber]>, z.ZodInt> {
  const digits = options.fractionDigits ?? 2;
  return z.codec(z.union([z.string(), z.number()]), minorUnits, {
    decode: (wire, context) => parseDecimal(String(wire), digits) ?? refuse(context, wire, digits),
    encode: (minor) => formatDecimal(minor, digits),
  });
}

/** `fractionDigits`: how many decimal digits the major unit has. Default 2. */
export interface MoneyOptions {
  readonly fractionDigits?: number;
}

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;

function parseDecimal(decimal: string, digits: number): MinorUnits | undefined {
  const match = DECIMAL.exec(decimal);
  if (match === null) return undefined;
  const [, sign, whole = '', fraction = ''] = match;
  if (/[1-9]/.test(fraction.slice(digits))) return undefined;
  const minor = Number(whole + fraction.slice(0, digits).padEnd(digits, '0'));
  if (!Number.isSafeInteger(minor)) return undefined;
  return sign === '-' && minor !== 0 ? -minor : minor;
}

function formatDecimal(minor: MinorUnits, digits: number): string {
  const text = Math.abs(minor)
    .toString()
    .padStart(digits + 1, '0');
  const sign = minor < 0 ? '-' : '';
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

function refuse(context: z.core.ParsePayload, wire: unknown, digits: number): never {
  context.issues.push({
    code: 'custom',
    input: wire,
    message: `expected a decimal amount with at most ${digits.toString()} fraction digits`,
  });
  return z.NEVER;
}
