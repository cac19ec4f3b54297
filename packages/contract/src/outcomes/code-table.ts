import type { z } from 'zod';
import { valueAt } from '../json/pointer.ts';
import type { FailureDraft, FailureKind, OutcomeReader, ReadResponse, Reading, RetryAdvice } from '../outcome.ts';

/** What a platform code means. */
export interface CodeMeaning<Code extends string = string> {
  readonly code: Code;
  readonly kind: FailureKind;
  readonly retry?: RetryAdvice;
}

/** Facts of one envelope, already normalised: codes as text, whether they came as number or digit string. */
export interface EnvelopeFacts {
  readonly wireCode: string;
  readonly message: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly response: ReadResponse;
}

/** Options of `codeTable`. Member names are wire names; the first present one counts. */
export interface CodeTableOptions<Code extends string> {
  readonly codeIn: readonly string[];
  readonly messageIn: readonly string[];
  /** Member that holds the payload; `''` takes the whole body. */
  readonly dataIn: string;
  readonly success: readonly string[];
  /** The body must hold these members to count as this envelope. Default: one of `codeIn`. */
  readonly required?: readonly string[];
  readonly table: Readonly<Record<string, CodeMeaning<Code>>>;
  /** Runs before the table; for codes whose meaning hangs on the text. */
  readonly classify?: (facts: EnvelopeFacts) => FailureDraft<Code> | undefined;
  readonly fallback: CodeMeaning<Code>;
  /** Codes only `classify` answers. */
  readonly extraCodes?: readonly Code[];
  /** The whole body around a data schema, for documents. */
  readonly wrap?: (data: z.ZodType) => z.ZodType;
}

/**
 * Envelope `{ code, message, data }`: reads numeric and digit-string codes alike. Answers nothing for bodies that are
 * not this envelope, so it can stand in `firstOf`.
 */
export function codeTable<const Code extends string>(options: CodeTableOptions<Code>): OutcomeReader<Code> {
  const meanings = Object.values<CodeMeaning<Code>>(options.table).map((meaning) => meaning.code);
  return {
    codes: [...new Set([...meanings, options.fallback.code, ...(options.extraCodes ?? [])])],
    read: (response) => readEnvelope(options, response),
    ...(options.dataIn !== '' && { payloadIn: options.dataIn }),
    ...(options.wrap && { wrap: options.wrap }),
  };
}

function readEnvelope(options: CodeTableOptions<string>, response: ReadResponse): Reading {
  const { body } = response;
  if (!isRecord(body) || options.required?.some((name) => !Object.hasOwn(body, name))) return undefined;
  const wireCode = scalarText(firstMember(body, options.codeIn));
  if (wireCode === undefined) return undefined;
  if (options.success.includes(wireCode)) return { payload: options.dataIn === '' ? body : body[options.dataIn] };
  const message = scalarText(firstMember(body, options.messageIn)) ?? '';
  const drafted = options.classify?.({ wireCode, message, body, response });
  const meaning = Object.hasOwn(options.table, wireCode) ? options.table[wireCode] : undefined;
  return { failure: drafted ?? { ...(meaning ?? options.fallback), message, wireCode } };
}

function firstMember(body: Readonly<Record<string, unknown>>, names: readonly string[]): unknown {
  return names.map((name) => valueAt(body, `/${name}`)).find((value) => value !== undefined && value !== null);
}

function scalarText(value: unknown): string | undefined {
  return typeof value === 'number' || typeof value === 'string' ? String(value).trim() : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
