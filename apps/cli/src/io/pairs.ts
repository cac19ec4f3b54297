import { CliError } from '../cli-error.ts';

/** Splits `name=value` at the first `=`. Throws `CliError` `USAGE`, without quoting a value. */
export function splitPair(text: string, option: string): [name: string, value: string] {
  const cut = text.indexOf('=');
  if (cut > 0) return [text.slice(0, cut), text.slice(cut + 1)];
  throw new CliError('USAGE', `${option} takes name=value`);
}

/** `['api=http://…']` as an object. */
export function pairsObject(texts: readonly string[] | undefined, option: string): Record<string, string> {
  return Object.fromEntries((texts ?? []).map((text) => splitPair(text, option)));
}
