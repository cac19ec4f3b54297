import { digestHex } from './digests.ts';
import { utf8 } from './charsets.ts';
import { collectEntries } from './collect-entries.ts';
import type { Cause, CauseRequest, Variant } from './causes/cause.ts';
import type { Entry, Reading } from './reading.ts';
import { CONTRACT_READING, STAGES } from './reading.ts';
import { joinEntries, selectEntries, withSecret } from './render-reading.ts';

/** A variant with its place in the search. */
export interface PlannedVariant {
  readonly cause: Cause;
  readonly variant: Variant;
  /** Position among all variants, from 1. */
  readonly number: number;
  readonly knobs: readonly string[];
  /** The earliest stage it changes; {@link KEY_STAGE} when it is only about key and digest. */
  readonly stage: number;
  /** Per stage: whether this one or an earlier stage is changed. */
  readonly changes: readonly boolean[];
}

/** What a reading of the request gives. */
export interface Outcome {
  readonly reading: Reading;
  readonly entries: readonly Entry[];
  /** The joined pairs, without the secret. */
  readonly stringA: string;
  /** What is digested: holds the secret, never to be shown. */
  readonly finalText: string;
}

/** Behind the kept stages: nothing has to be joined again. */
export const KEY_STAGE: number = STAGES.length;
/** Texts longer than this are made anew each time rather than kept. */
const LONGEST_KEPT = 64 * 1024;
/** Cache keys: the number of the one variant a result depends on, or one of these. */
const CONTRACT = 0;
const PAIR = -1;

/** Plans a variant as number `number`. */
export function planVariant(cause: Cause, variant: Variant, number: number): PlannedVariant {
  const knobs = Object.keys(variant.overrides);
  const touched = STAGES.map((stage) => stage.some((knob) => knobs.includes(knob)));
  const changes = touched.map((_, stage) => touched.slice(0, stage + 1).includes(true));
  const stage = touched.includes(true) ? touched.indexOf(true) : KEY_STAGE;
  return { cause, variant, number, knobs, stage, changes };
}

/** Reads one request in many ways, sharing what stages have in common. */
export class Evaluator {
  /** Characters joined and digested so far. */
  work = 0;
  #isLong = false;
  readonly #request: CauseRequest;
  readonly #entries = new Map<number, readonly Entry[]>();
  readonly #selected = new Map<number, readonly Entry[]>();
  readonly #texts = new Map<number, string>();
  readonly #digests = new Map<string, string>();

  constructor(request: CauseRequest) {
    this.#request = request;
  }

  /** The outcome of the contract's reading with up to two variants applied. */
  outcome(first?: PlannedVariant, second?: PlannedVariant): Outcome {
    const reading = { ...CONTRACT_READING, ...first?.variant.overrides, ...second?.variant.overrides };
    const { query, tree, secret } = this.#request;
    const collect = keyOf(0, first, second);
    const select = keyOf(1, first, second);
    const join = keyOf(2, first, second);
    const entries = this.#kept(this.#entries, collect, () => collectEntries(query, tree, reading));
    const selected = this.#kept(this.#selected, select, () => selectEntries(entries, reading));
    const stringA = this.#kept(this.#texts, join, () => {
      const text = joinEntries(selected, reading);
      this.work += text.length;
      this.#isLong ||= text.length > LONGEST_KEPT;
      return text;
    });
    return { reading, entries: selected, stringA, finalText: withSecret(stringA, secret, reading) };
  }

  /** The signature of an outcome. */
  sign({ reading, finalText }: Outcome): string {
    const { hash, charset, form, secret } = reading;
    this.work += finalText.length;
    if (hash !== 'md5' || charset !== utf8) {
      return form(digestHex({ hash, charset, text: finalText, secret: secret(this.#request.secret) }));
    }
    let hex = this.#digests.get(finalText);
    if (hex === undefined) {
      hex = digestHex({ hash, charset, text: finalText, secret: '' });
      if (finalText.length <= LONGEST_KEPT) this.#digests.set(finalText, hex);
    }
    return form(hex);
  }

  /** The contract's results and those of one variant are asked for again in pairs; those of a pair never are. */
  #kept<T>(cache: Map<number, T>, key: number, make: () => T): T {
    if (key === PAIR || (this.#isLong && key !== CONTRACT)) return make();
    const known = cache.get(key);
    if (known !== undefined) return known;
    const made = make();
    cache.set(key, made);
    return made;
  }
}

/** Whether two variants turn different knobs, so that both can hold at once. */
export function areCompatible(a: PlannedVariant, b: PlannedVariant): boolean {
  return a.cause.id !== b.cause.id && !a.knobs.some((knob) => b.knobs.includes(knob));
}

function keyOf(stage: number, first: PlannedVariant | undefined, second: PlannedVariant | undefined): number {
  const a = first?.changes[stage] === true ? first.number : CONTRACT;
  const b = second?.changes[stage] === true ? second.number : CONTRACT;
  return a !== CONTRACT && b !== CONTRACT ? PAIR : a + b;
}
