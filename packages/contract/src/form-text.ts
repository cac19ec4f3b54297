import type { NameValue } from './wire.ts';

/** `component` keeps encodeURIComponent's form (space `%20`); `jquery` and `whatwg` differ in `!'()*~`. */
export type FormDialect = 'component' | 'jquery' | 'whatwg';

const PLAIN = /^[A-Za-z0-9_.-]*$/;

/**
 * Writes name-value pairs as a query or form text.
 * `jquery`: space `+`, `!'()*~` left bare. `whatwg`: space `+`, `!'()~` escaped, `*` bare. `component`: space `%20`, `!'()*~` bare.
 * An unpaired surrogate becomes U+FFFD, as URLSearchParams does.
 */
export function formText(pairs: readonly NameValue[], dialect: FormDialect): string {
  let text = '';
  for (const [name, value] of pairs) {
    if (text !== '') text += '&';
    text += `${escapeText(name, dialect)}=${escapeText(value, dialect)}`;
  }
  return text;
}

function escapeText(text: string, dialect: FormDialect): string {
  if (PLAIN.test(text)) return text;
  const component = encodeURIComponent(text.isWellFormed() ? text : text.toWellFormed());
  if (dialect === 'component') return component;
  const plus = component.replaceAll('%20', '+');
  return dialect === 'jquery' ? plus : plus.replace(/[!'()~]/g, hexEscape);
}

function hexEscape(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
