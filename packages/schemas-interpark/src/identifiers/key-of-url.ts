import { InterparkValueError } from '../interpark-value-error.ts';

/**
 * The `key` of a redirectUrl or a oneStopUrl, URL-decoded exactly once, as line-up wants it (interpark §4.2).
 * A `+` stays a plus: the key is base64. Throws `InterparkValueError` `KEY_URL_INVALID`.
 */
export function keyOfUrl(url: string): string {
  const query = url.split('#')[0]?.split('?')[1] ?? '';
  const pair = query.split('&').find((part) => part.startsWith('key='));
  const key = pair === undefined ? undefined : decoded(pair.slice('key='.length));
  if (key === undefined || key === '') {
    throw new InterparkValueError('KEY_URL_INVALID', 'expected a URL whose query holds a percent-encoded key');
  }
  return key;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
