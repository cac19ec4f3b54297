import type { ComponentChildren, JSX } from 'preact';

/** What a notice is about. */
export type NoticeKind = 'plain' | 'good' | 'bad' | 'warn';

/** A framed message; a bad one is read out at once. */
export function Notice({
  kind,
  children,
}: {
  readonly kind: NoticeKind;
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    <div class={`notice ${kind}`} role={kind === 'bad' ? 'alert' : 'status'}>
      {children}
    </div>
  );
}
