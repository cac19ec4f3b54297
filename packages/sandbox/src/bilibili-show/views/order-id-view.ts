import type { AnswerForms } from '../answers/answer-forms.ts';

/** `orderId` of createV2, a JSON number or its digits (bilibili-show §8.2). */
export function orderIdView({ orderId: form }: Pick<AnswerForms, 'orderId'>, orderId: number): number | string {
  return form === 'number' ? orderId : String(orderId);
}
