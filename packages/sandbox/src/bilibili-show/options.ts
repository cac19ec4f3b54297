import type { AnswerForms } from './answers/answer-forms.ts';
import type { EnvelopeChoice } from './answers/envelope-switch.ts';
import type { BilibiliShowProject } from './catalogue/project-option.ts';

/** Options of `bilibiliShowSandbox`. Everything is optional; the state starts from them, and again after a reset. */
export interface BilibiliShowSandboxOptions {
  /** How many invented accounts, from uid 10001 up; 1 to 1000. Default 3. */
  readonly users?: number;
  /** Projects beside the default ones; one with the id of a default project takes its place. */
  readonly projects?: readonly BilibiliShowProject[];
  /** Stock by sku id, instead of the seeded one. Seat projects have their seats. */
  readonly stock?: Readonly<Record<string, number>>;
  /** How long a prepare token lives (bilibili-show §14). Default 600 000. */
  readonly prepareTokenLifeMs?: number;
  /** How long an order waits for its payment. Default 600 000. */
  readonly payWindowMs?: number;
  /** `refuse`: prepare answers 100041 before the sale begins. `allow`: it gives a token. Default `refuse`. */
  readonly prepareBeforeSale?: 'refuse' | 'allow';
  /** `num` and the sale flags show the stock of up to this long ago (bilibili-show §14). Default 0. */
  readonly stockHintLagMs?: number;
  /** One envelope, or one by endpoint id (`*` for the others). Default `E2-full`, and E4 for the mall. */
  readonly envelope?: EnvelopeChoice;
  /** Forms that were seen side by side; each defaults to the first of its type. */
  readonly forms?: Partial<AnswerForms>;
  /** The mall refuses a request that names no mall page as Referer or Origin (bilibili-show §1.2). Default true. */
  readonly mallChecksReferer?: boolean;
  /** Real host names that route here, by origin. Default the platform's own. */
  readonly hosts?: { readonly show?: readonly string[]; readonly mall?: readonly string[] };
}
