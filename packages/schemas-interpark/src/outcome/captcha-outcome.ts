import { firstOf, type OutcomeReader } from '@boxwire/contract';
import { isRecord } from './is-record.ts';
import { onestopOutcome, type OnestopFailureCode } from './onestop-outcome.ts';

const wrongAnswer: OutcomeReader<'CaptchaWrong'> = {
  codes: ['CaptchaWrong'],
  read({ status, body }) {
    if (status !== 200 || !isRecord(body) || typeof body.result !== 'string' || body.result === 'Y') return undefined;
    return {
      failure: {
        kind: 'challenge',
        code: 'CaptchaWrong',
        message: 'the picture was not read right',
        wireCode: body.result,
      },
    };
  },
};

/** Reads captcha/verify: any `result` but `Y` asks the account holder again (interpark §5.10). */
export function captchaOutcome(): OutcomeReader<OnestopFailureCode | 'CaptchaWrong'> {
  return firstOf(wrongAnswer, onestopOutcome());
}
