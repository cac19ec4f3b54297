/** Ways in which a text is written differently before it is signed. Each takes and gives a text. */
export type TextChange = (text: string) => string;

/** encodeURIComponent, unpaired surrogates as U+FFFD; leaves `!*'()~` raw. */
export function encodeComponent(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

/** RFC 3986: as encodeURIComponent, and `!*'()` escaped too. */
export function encodeStrict(text: string): string {
  return escapeMarks(encodeComponent(text));
}

/** `application/x-www-form-urlencoded`: space as `+`, only `*-._` raw besides letters and digits. */
export function encodeForm(text: string): string {
  return encodeComponent(text)
    .replaceAll('%20', '+')
    .replace(/[!'()~]/g, percent);
}

/** As {@link encodeForm} but lowercase escapes and `!*()` raw, as .NET's HttpUtility does. */
export function encodeDotNet(text: string): string {
  const lower = encodeComponent(text).replace(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase());
  return lower.replaceAll('%20', '+').replace(/['~]/g, (mark) => percent(mark).toLowerCase());
}

/** As encodeURIComponent with lowercase escapes. */
export function encodeLowercase(text: string): string {
  return encodeComponent(text).replace(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase());
}

/** encodeURI: leaves the separators of a URL raw. */
export function encodeUri(text: string): string {
  return encodeURI(text.toWellFormed());
}

/** Escapes `!*'()` and nothing else. */
export function escapeMarks(text: string): string {
  return text.replace(/[!*'()]/g, percent);
}

/** Percent-decodes once more; a text that is no percent encoding stays. */
export function decodeAgain(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Space to `+`. */
export function spaceToPlus(text: string): string {
  return text.replaceAll(' ', '+');
}

/** `+` to space. */
export function plusToSpace(text: string): string {
  return text.replaceAll('+', ' ');
}

/** JSON escapes as JSON.stringify writes them, without the quotes. */
export function jsonEscape(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

/** JSON escapes with `\uXXXX` for everything beyond ASCII. */
export function asciiEscape(text: string): string {
  return jsonEscape(text).replace(/[\u007f-\uffff]/g, unicodeEscape);
}

/** JSON escapes as PHP's json_encode writes them: `\/` and `\uXXXX`. */
export function phpEscape(text: string): string {
  return asciiEscape(text).replaceAll('/', '\\/');
}

/** JSON escapes with `/` as `\/`. */
export function slashEscape(text: string): string {
  return jsonEscape(text).replaceAll('/', '\\/');
}

/** JSON escapes as Gson writes them: `<`, `>`, `&`, `=` and `'` as `\uXXXX`. */
export function gsonEscape(text: string): string {
  return jsonEscape(text).replace(/[<>&=']/g, unicodeEscape);
}

/** HTML entities for `&<>"'`, as request filters against scripting write them. */
export function htmlEscape(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return escaped.replaceAll('"', '&quot;').replaceAll("'", '&#39;');
}

function percent(char: string): string {
  return `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}

function unicodeEscape(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
