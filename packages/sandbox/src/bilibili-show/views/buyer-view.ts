import type { AnswerForms } from '../answers/answer-forms.ts';
import type { Buyer, User } from '../people/user.ts';

/** Where a buyer is shown. */
export interface BuyerViewOptions {
  readonly forms: Pick<AnswerForms, 'errorCode' | 'buyerItems'>;
  /** Telephone in full. */
  readonly unmasked: boolean;
  readonly place: 'buyer/list' | 'confirmInfo';
}

/** A buyer (bilibili-show §5.1). The id number is masked everywhere. */
export function buyerView(buyer: Buyer, { uid }: User, { forms, unmasked, place }: BuyerViewOptions): unknown {
  const item = {
    id: buyer.id,
    uid,
    account_channel: '',
    personal_id: buyer.maskedPersonalId,
    name: buyer.name,
    id_card_front: '',
    id_card_back: '',
    is_default: Number(buyer.isDefault),
    tel: unmasked ? buyer.tel : maskTel(buyer.tel),
  };
  const rest = { id_type: buyer.idType, verify_status: 1, accountId: uid };
  const extra = { isBuyerInfoVerified: true, isBuyerValid: true };
  if (place === 'confirmInfo') return { ...item, ...rest, ...extra };
  const listed = { ...item, error_code: forms.errorCode === 'text' ? '0' : 0, ...rest };
  return forms.buyerItems === 'nemo-compat' ? listed : { ...listed, ...extra };
}

/** `100****0001`. */
export function maskTel(tel: string): string {
  return `${tel.slice(0, 3)}****${tel.slice(7)}`;
}
