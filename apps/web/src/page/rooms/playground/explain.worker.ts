import { explain, isSigningError } from '@boxwire/signing';
import type { ExplainInput, Explanation } from '@boxwire/signing';

/** What the worker answers: the explanation, or why the request cannot be explained. */
export type ExplainAnswer =
  | { readonly ok: true; readonly explanation: Explanation }
  | { readonly ok: false; readonly code: string; readonly message: string };

addEventListener('message', ({ data }: MessageEvent<ExplainInput>) => {
  postMessage(answer(data));
});

function answer(input: ExplainInput): ExplainAnswer {
  try {
    return { ok: true, explanation: explain(input) };
  } catch (error) {
    if (isSigningError(error)) return { ok: false, code: error.code, message: error.message };
    throw error;
  }
}
