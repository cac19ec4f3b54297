import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useSay } from '../i18n/language.ts';

/** Copies a text; says so. */
export function CopyButton({ text, label }: { readonly text: () => string; readonly label?: string }): JSX.Element {
  const say = useSay();
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text());
    setCopied(true);
  };
  return (
    <button type="button" class="button" onClick={() => void copy()} onBlur={() => setCopied(false)} aria-live="polite">
      {copied ? say('app.copied') : (label ?? say('app.copy'))}
    </button>
  );
}
