/**
 * Forms that real answers were seen in side by side (bilibili-show §3, §5, §9, §13). The first of each is the default; the
 * others let a client prove that it reads them too.
 */
export interface AnswerForms {
  /** `orderId` of createV2: a JSON number, or its digits (§8.2). */
  readonly orderId: 'number' | 'text';
  /** `need_contact`: 0/1, or a boolean (§3.2). */
  readonly needContact: 'number' | 'boolean';
  /** `has_eticket`, `has_paper_ticket`: booleans, or 0/1 (§3.2). */
  readonly ticketFlags: 'boolean' | 'number';
  /** `error_code` of a buyer: `"0"`, or 0 (§5.1). */
  readonly errorCode: 'text' | 'number';
  /** `orderExpire`, and `traceId` with it: text, or numbers as in 2018 (§9). */
  readonly payParam: 'text' | 'number';
  /** `buyer_infos` without buyers: `[]`, or `""` (§10.1). */
  readonly noBuyers: 'list' | 'text';
  /** `link_sc_name` of confirmInfo: `""`, or a list (§7). */
  readonly linkScName: 'text' | 'list';
  /** `buyerList` of confirmInfo without real names: an object with an empty list, or null (§7). */
  readonly noBuyerList: 'object' | 'null';
  /** Items of buyer/list: with members a strict client does not know, or exactly its thirteen (§5.1). */
  readonly buyerItems: 'full' | 'nemo-compat';
  /** `orderCreateUrl` of confirmInfo: `""`, or this sandbox's own (§7). */
  readonly orderCreateUrl: 'empty' | 'own';
}

/** The default forms. */
export const DEFAULT_FORMS: AnswerForms = {
  orderId: 'number',
  needContact: 'number',
  ticketFlags: 'boolean',
  errorCode: 'text',
  payParam: 'text',
  noBuyers: 'list',
  linkScName: 'text',
  noBuyerList: 'object',
  buyerItems: 'full',
  orderCreateUrl: 'empty',
};
