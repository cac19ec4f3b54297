import { isBlank } from '../blank.ts';
import type { QueryPairs } from '../query-input.ts';
import { APP_ID_FORM, NONCE_FORM, TIMESTAMP_FORM } from './parameter-forms.ts';
import { refuse, type Refusal } from './refusal.ts';

/** The four signing parameters of a request. */
export interface SigningParameters {
  readonly appId: string;
  /** 13 digits of epoch milliseconds, as sent. */
  readonly timestamp: string;
  readonly nonce: string;
  /** As sent; any text, since a malformed one simply does not match. */
  readonly sign: string;
}

/** Steps V1 and V2: presence, repeated names and formats (washcar §4.1). */
export function checkParameters(
  query: QueryPairs,
): { readonly ok: true; readonly parameters: SigningParameters } | Refusal {
  const values = new Map<string, string>();
  let repeated: string | undefined;
  for (const [name, value] of query) {
    if (values.has(name)) repeated ??= name;
    else values.set(name, value);
  }
  const parameters = {
    appId: values.get('appId') ?? '',
    timestamp: values.get('timestamp') ?? '',
    nonce: values.get('nonce') ?? '',
    sign: values.get('sign') ?? '',
  };
  return refusalOf(parameters, repeated) ?? { ok: true, parameters };
}

function refusalOf(
  { appId, timestamp, nonce, sign }: SigningParameters,
  repeated: string | undefined,
): Refusal | undefined {
  if (!APP_ID_FORM.test(appId)) return refuse('V1', 'APP_ID_INVALID', 'appId');
  if (isBlank(timestamp)) return refuse('V1', 'TIMESTAMP_MISSING', 'timestamp');
  if (isBlank(nonce)) return refuse('V1', 'NONCE_MISSING', 'nonce');
  if (isBlank(sign)) return refuse('V1', 'SIGN_MISSING', 'sign');
  if (repeated !== undefined) return refuse('V1', 'PARAMETER_REPEATED', repeated);
  if (!TIMESTAMP_FORM.test(timestamp)) return refuse('V2', 'TIMESTAMP_MALFORMED', 'timestamp');
  if (!NONCE_FORM.test(nonce)) return refuse('V2', 'NONCE_MALFORMED', 'nonce');
  return undefined;
}
