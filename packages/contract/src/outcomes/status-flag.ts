import type { EnvelopeFacts } from './code-table.ts';
import type { FailureDraft, OutcomeReader } from '../outcome.ts';

/** Options of `statusFlag`. */
export interface StatusFlagOptions<Code extends string> {
  /** Member that says yes or no. */
  readonly flagIn: string;
  /** Value of the flag on success. Default `true`. */
  readonly success?: unknown;
  readonly dataIn: string;
  /** Member with the message or list of messages. */
  readonly messagesIn: string;
  /** Runs before the flag is believed; for envelopes whose flag lies. */
  readonly classify?: (facts: EnvelopeFacts) => FailureDraft<Code> | undefined;
  readonly fallback: Pick<FailureDraft<Code>, 'kind' | 'code'>;
  readonly extraCodes?: readonly Code[];
}

/** Envelope with a boolean flag: `{ status: true, data, messages }`. */
export function statusFlag<const Code extends string>(options: StatusFlagOptions<Code>): OutcomeReader<Code> {
  return {
    codes: [options.fallback.code, ...(options.extraCodes ?? [])],
    payloadIn: options.dataIn,
    read(response) {
      const { body } = response;
      if (typeof body !== 'object' || body === null || !Object.hasOwn(body, options.flagIn)) return undefined;
      const envelope = body as Record<string, unknown>;
      const flag = envelope[options.flagIn];
      const message = [envelope[options.messagesIn] ?? []].flat().map(String).join('; ');
      const failure = options.classify?.({ wireCode: String(flag), message, body: envelope, response });
      if (failure !== undefined) return { failure };
      if (flag === (options.success ?? true)) return { payload: envelope[options.dataIn] };
      return { failure: { ...options.fallback, message, wireCode: String(flag) } };
    },
  };
}
