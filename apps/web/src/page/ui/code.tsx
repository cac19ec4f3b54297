import type { ComponentChildren, JSX } from 'preact';

/** A block of text as it is; scrollable with the keyboard too. */
export function Code({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    <pre class="code" tabIndex={0} role="region" aria-label={label}>
      {children}
    </pre>
  );
}
