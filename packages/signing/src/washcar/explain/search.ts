import type { Cause, CauseRequest } from './causes/cause.ts';
import { ALL_CAUSES } from './causes/all-causes.ts';
import type { Outcome, PlannedVariant } from './evaluator.ts';
import { areCompatible, Evaluator, KEY_STAGE, planVariant } from './evaluator.ts';
import { CONTRACT_READING } from './reading.ts';

/** One or two variants that give what the other side has. */
export interface Match {
  readonly first: PlannedVariant;
  readonly second?: PlannedVariant;
  readonly outcome: Outcome;
  /** Whether the signature fits, or only the string to sign. */
  readonly by: 'sign' | 'string';
}

export interface SearchResult {
  /** The contract's reading. */
  readonly contract: Outcome;
  readonly sign: string;
  readonly isMatch: boolean;
  readonly matches: readonly Match[];
  /** Readings tried, the contract's included. */
  readonly tried: number;
  /** False when a bound stopped the search before all pairs were tried. */
  readonly isComplete: boolean;
}

export interface SearchOptions {
  readonly maxTries: number;
  /** The other side's string to sign, with or without its secret. */
  readonly expectedString: string | undefined;
}

const PLAIN_SIGNATURE = /^[0-9a-f]{32}$/;
/** Characters to join and digest at most, so that a body of a megabyte does not take minutes. */
const MOST_TEXT_WORK = 64 * 1024 * 1024;
const MOST_SINGLE_WORK = 256 * 1024 * 1024;
/** For pairs, on top of what the single causes took. */
const MOST_PAIR_WORK = 32 * 1024 * 1024;
const MOST_PAIR_MATCHES = 8;

/** Looks for the readings of the request, one or two causes away from the contract, that give the expected signature. */
export function searchCauses(request: CauseRequest, options: SearchOptions): SearchResult {
  return new Search(request, options).run();
}

class Search {
  #tried = 0;
  #isComplete = true;
  readonly #request: CauseRequest;
  readonly #options: SearchOptions;
  readonly #evaluator: Evaluator;
  readonly #contract: Outcome;
  readonly #sign: string;
  readonly #matches: Match[] = [];

  constructor(request: CauseRequest, options: SearchOptions) {
    this.#request = request;
    this.#options = options;
    this.#evaluator = new Evaluator(request);
    this.#contract = this.#evaluator.outcome();
    this.#sign = this.#evaluator.sign(this.#contract);
  }

  run(): SearchResult {
    this.#tried++;
    const isMatch = this.#isContractMatch();
    if (!isMatch) {
      const planned = planVariants(this.#request);
      const distinct = this.#singles(planned);
      if (!this.#isSettled()) this.#pairs(planned, distinct);
    }
    return {
      contract: this.#contract,
      sign: this.#sign,
      isMatch,
      matches: distinctMatches(this.#matches),
      tried: this.#tried,
      isComplete: this.#isComplete,
    };
  }

  #isContractMatch(): boolean {
    if (this.#request.expected !== undefined) return this.#sign === this.#request.expected;
    return this.#isOurString(this.#options.expectedString);
  }

  /** A known string leaves open why the signature differs; only where none is known does it settle the matter. */
  #isSettled(): boolean {
    return this.#matches.some(({ by }) => by === 'sign' || this.#request.expected === undefined);
  }

  /** Tries each variant; gives those that make a signature of their own. */
  #singles(planned: readonly PlannedVariant[]): readonly PlannedVariant[] {
    const distinct: PlannedVariant[] = [];
    const signs = new Set([this.#sign]);
    for (const variant of planned) {
      // Other keys and digests need no text joined anew, so they are still tried when a long body has used up the rest.
      if (this.#isSpent(variant.stage < KEY_STAGE ? MOST_TEXT_WORK : MOST_SINGLE_WORK)) continue;
      const sign = this.#evaluator.sign(this.#try(variant));
      if (!signs.has(sign)) distinct.push(variant);
      signs.add(sign);
    }
    return distinct;
  }

  /** Pairs of variants that each make a signature of their own, the likelier causes before the others. */
  #pairs(planned: readonly PlannedVariant[], distinct: readonly PlannedVariant[]): void {
    const live = distinct.filter(isPairable);
    const limit = this.#evaluator.work + MOST_PAIR_WORK;
    for (let sum = 1; sum < 2 * live.length - 2; sum++) {
      for (let i = Math.max(0, sum - live.length + 1); 2 * i < sum; i++) {
        if (!this.#pair(live[i], live[sum - i], limit)) return;
      }
    }
    const others = planned.filter((variant) => isPairable(variant) && !distinct.includes(variant));
    for (const first of live) {
      for (const second of others) {
        // What changes nothing by itself may do so after an earlier stage changed, such as a sort after other names.
        if (first.stage < second.stage && !this.#pair(first, second, limit)) return;
      }
    }
  }

  /** Tries a pair; false when the search has to stop. */
  #pair(first: PlannedVariant | undefined, second: PlannedVariant | undefined, limit: number): boolean {
    if (first === undefined || second === undefined || !areCompatible(first, second)) return true;
    if (this.#isSpent(limit)) return false;
    this.#try(first, second);
    return this.#matches.filter((match) => match.second !== undefined).length < MOST_PAIR_MATCHES;
  }

  #try(first: PlannedVariant, second?: PlannedVariant): Outcome {
    this.#tried++;
    const outcome = this.#evaluator.outcome(first, second);
    const by = this.#fits(outcome);
    const isWeaker = by === 'string' && second !== undefined && this.#matches.length > 0;
    if (by !== undefined && !isWeaker) {
      this.#matches.push(second === undefined ? { first, outcome, by } : { first, second, outcome, by });
    }
    return outcome;
  }

  #fits(outcome: Outcome): Match['by'] | undefined {
    const { expected } = this.#request;
    if (expected !== undefined && canLookLike(expected, outcome) && this.#evaluator.sign(outcome) === expected) {
      return 'sign';
    }
    const { expectedString } = this.#options;
    // Where their string is ours, it tells nothing about what went wrong.
    if (expectedString === undefined || this.#isOurString(expectedString)) return undefined;
    return outcome.stringA === expectedString || outcome.finalText === expectedString ? 'string' : undefined;
  }

  #isOurString(text: string | undefined): boolean {
    return text === this.#contract.stringA || text === this.#contract.finalText;
  }

  #isSpent(mostWork: number): boolean {
    const isSpent = this.#tried >= this.#options.maxTries || this.#evaluator.work > mostWork;
    if (isSpent) this.#isComplete = false;
    return isSpent;
  }
}

function isPairable({ variant }: PlannedVariant): boolean {
  return variant.alone !== true;
}

function planVariants(request: CauseRequest): readonly PlannedVariant[] {
  const planned: PlannedVariant[] = [];
  for (const cause of ALL_CAUSES) {
    for (const variant of cause.variants(request)) planned.push(planVariant(cause, variant, planned.length + 1));
  }
  return planned;
}

/** The plain form can only be 32 hex characters; other signatures need a reading with another form. */
function canLookLike(expected: string, { reading }: Outcome): boolean {
  const isPlain = reading.form === CONTRACT_READING.form && reading.hash === 'md5';
  return !isPlain || PLAIN_SIGNATURE.test(expected);
}

/**
 * Signatures prove more than strings; what changes less is likelier; of one cause, or one family giving one text, the first
 * variant is told.
 */
function distinctMatches(matches: readonly Match[]): readonly Match[] {
  const proven = matches.filter(({ by }) => by === 'sign');
  const ranked = (proven.length > 0 ? proven : matches).toSorted((a, b) => knobCount(a) - knobCount(b));
  const seen = new Set<string>();
  return ranked.filter(({ first, second }) => {
    const key = JSON.stringify([keyOf(first.cause), second === undefined ? '' : keyOf(second.cause)]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function keyOf({ id, family }: Cause): string {
  return family ?? id;
}

function knobCount({ first, second }: Match): number {
  return first.knobs.length + (second?.knobs.length ?? 0);
}
