/** What the receiver issues codes for. */
export type CodeKind = 'venue' | 'hall' | 'session';

/** Names a code by its kind and the caller's own id: `session:S-1`. */
export type CodeRef = `${CodeKind}:${string}`;

/** A code the receiver issued. */
export interface IssuedCode {
  readonly ref: CodeRef;
  readonly code: string;
}

export function codeRef(kind: CodeKind, localId: string): CodeRef {
  return `${kind}:${localId}`;
}

/** Takes a reference apart. */
export function parseCodeRef(ref: CodeRef): { readonly kind: CodeKind; readonly localId: string } {
  const colon = ref.indexOf(':');
  return { kind: ref.slice(0, colon) as CodeKind, localId: ref.slice(colon + 1) };
}
