// Java Character.isWhitespace (contract §2.3): U+3000 is in, NBSP and BOM are not; trim() is another set.
const JAVA_BLANK = /^[\t-\r\x1c-\x20\u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000]*$/;

/** The columns of contract §2.3: what each family of server libraries takes for blank. Each is judged by itself. */
export const BLANK_COLUMNS: Readonly<Record<'java' | 'ascii' | 'hutool' | 'javascript', RegExp>> = {
  java: JAVA_BLANK,
  ascii: /^[\0-\x20]*$/,
  hutool: /^[\0\t-\r\x1c-\x20\xa0\u1680\u180e\u2000-\u200a\u2028\u2029\u202f\u205f\u2800\u3000\u3164\ufeff]*$/,
  javascript: /^\s*$/,
};

/** Whether a value is blank and so left out of the signature (rule R12). The empty text is blank. */
export function isBlank(text: string): boolean {
  return JAVA_BLANK.test(text);
}

/** Whether some server library would take `text` for blank. */
export function isBlankSomewhere(text: string): boolean {
  return Object.values(BLANK_COLUMNS).some((column) => column.test(text));
}
