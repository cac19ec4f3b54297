import { sensitive, type Failure } from '@boxwire/contract';
import { z } from 'zod';
import type { OrderContext } from './order-context.ts';

/**
 * Pauses for the account holder, who answers the platform's challenge on its own page. The journey only carries what
 * the page gave, and an empty answer says that the platform knows already (bilibili-show §6.4).
 */
export async function askHolder(
  { challenge }: OrderContext,
  { detail, wireCode }: Failure,
  question: { readonly projectId: string; readonly answerField: 'gaia_vtoken' | 'voucher' },
): Promise<string | undefined> {
  const answer = await challenge({
    kind: 'riskControl',
    ref: typeof detail?.ref === 'string' ? detail.ref : question.projectId,
    prompt: "Answer the platform's challenge on its page, and give what the page gives for it.",
    show: { wireCode, decisionType: detail?.decision_type },
    answerField: question.answerField,
    answer: sensitive(z.string(), 'secret'),
  });
  return answer === '' ? undefined : answer;
}
