import type { OutcomeReader } from '../outcome.ts';

/** No envelope: the whole body of a 2xx answer is the payload. */
export function bare(): OutcomeReader<never> {
  return {
    codes: [],
    read: (response) =>
      response.status >= 200 && response.status < 300 && response.bodyProblem === undefined
        ? { payload: response.body }
        : undefined,
    wrap: (data) => data,
  };
}
