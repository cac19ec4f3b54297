import { z } from 'zod';
import type { Run } from './desk.ts';

/** Asks the account holder for a Turnstile token; nothing here can make one. */
export function askTurnstile({ challenge }: Run, ref: 'login' | 'enter'): Promise<string> {
  return challenge({
    kind: 'turnstile',
    ref,
    prompt: 'Pass the Turnstile check in the page and hand over the token it gives.',
    answerField: 'turnstileToken',
    answer: z.string().min(1),
  });
}
