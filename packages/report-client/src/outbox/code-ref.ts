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
