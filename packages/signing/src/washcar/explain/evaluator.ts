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

/** Texts longer than this are made anew each time rather than kept. */
const LONGEST_KEPT = 64 * 1024;
const PAIR = -1;

/** Plans a variant as number `number`. */
export function planVariant(cause: Cause, variant: Variant, number: number): PlannedVariant {
  const knobs = Object.keys(variant.overrides);
  const touched = STAGES.map((stage) => stage.some((knob) => knobs.includes(knob)));
  const changes = touched.map((_, stage) => touched.slice(0, stage + 1).includes(true));
  return { cause, variant, number, knobs, changes };
}

/** Reads one request in many ways, sharing what stages have in common. */
export class Evaluator {
  /** Characters of joined text made so far. */
  work = 0;
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
    const entries = kept(this.#entries, collect, () => collectEntries(query, tree, reading));
    const selected = kept(this.#selected, select, () => selectEntries(entries, reading));
    const stringA = kept(this.#texts, join, () => {
      const text = joinEntries(selected, reading);
      this.work += text.length;
      if (text.length > LONGEST_KEPT) this.#forget();
      return text;
    });
    return { reading, entries: selected, stringA, finalText: withSecret(stringA, secret, reading) };
  }

  /** The signature of an outcome. */
  sign({ reading, finalText }: Outcome): string {
    const { hash, charset, form, secret } = reading;
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

  #forget(): void {
    this.#entries.clear();
    this.#selected.clear();
    this.#texts.clear();
  }
}

/** Whether two variants turn different knobs, so that both can hold at once. */
export function areCompatible(a: PlannedVariant, b: PlannedVariant): boolean {
  return a.cause.id !== b.cause.id && !a.knobs.some((knob) => b.knobs.includes(knob));
}

/** Which variants a stage's result depends on: none, one by its number, or `PAIR`. */
function keyOf(stage: number, first: PlannedVariant | undefined, second: PlannedVariant | undefined): number {
  const a = first?.changes[stage] === true ? first.number : 0;
  const b = second?.changes[stage] === true ? second.number : 0;
  return a !== 0 && b !== 0 ? PAIR : a + b;
}

/** Results of one variant are asked for again in pairs; those of a pair never are. */
function kept<T>(cache: Map<number, T>, key: number, make: () => T): T {
  if (key === PAIR) return make();
  const known = cache.get(key);
  if (known !== undefined) return known;
  const made = make();
  cache.set(key, made);
  return made;
}
