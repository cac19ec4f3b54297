/** The TypeScript file behind one entry of `exports`: the private condition, or the plain string of a private package. */
export function sourceOfExport(entry: unknown): string | undefined {
  if (typeof entry === 'string') return entry.endsWith('.ts') ? entry : undefined;
  if (typeof entry !== 'object' || entry === null || !('@boxwire/source' in entry)) return undefined;
  const source = entry['@boxwire/source'];
  return typeof source === 'string' ? source : undefined;
}
