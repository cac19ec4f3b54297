/** What the reader pasted: a signature, or a string to sign. */
export type Theirs = { readonly expected: string } | { readonly expectedString: string };

const HEX = /^(?:[0-9a-f]{16}|[0-9a-f]{28,32}|[0-9a-f]{40}|[0-9a-f]{64})$/i;
const BASE64 = /^[A-Za-z0-9+/]{22,86}={1,2}$/;

/** Tells a signature from a string to sign; `undefined` for nothing. */
export function readTheirs(text: string): Theirs | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  return HEX.test(trimmed) || BASE64.test(trimmed) ? { expected: trimmed } : { expectedString: text };
}
