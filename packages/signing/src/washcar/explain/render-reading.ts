import type { Entry, Reading } from './reading.ts';

/** Merges equal names, drops what is not signed, renames and sorts, as `reading` would. */
export function selectEntries(entries: readonly Entry[], reading: Reading): readonly Entry[] {
  const merged = mergeEntries(reading.extra.length === 0 ? entries : [...entries, ...reading.extra], reading);
  const chosen = merged.filter((entry) => (entry.kept ?? !reading.blank(entry.value)) && reading.signed(entry));
  const renamed = chosen.map((entry) => ({ ...entry, name: reading.rename(entry.name) }));
  return reading.sort(renamed);
}

/** The joined text, without the secret. */
export function joinEntries(entries: readonly Entry[], reading: Reading): string {
  const { encodeName, encodeValue, join, wholeText } = reading;
  return wholeText(join(entries.map(({ name, value }) => [encodeName(name), encodeValue(value)])));
}

/** The text that is digested. */
export function withSecret(stringA: string, secret: string, reading: Reading): string {
  return reading.finalText(reading.key(stringA, reading.secret(secret)));
}

function mergeEntries(entries: readonly Entry[], { merge }: Reading): readonly Entry[] {
  if (merge === 'all') return entries;
  const chosen = new Map<string, Entry>();
  for (const entry of entries) {
    const earlier = chosen.get(entry.name);
    const keepEarlier = merge === 'first' || (merge === 'query' && earlier?.origin === 'query');
    if (earlier === undefined || !keepEarlier) chosen.set(entry.name, entry);
  }
  return [...chosen.values()];
}
