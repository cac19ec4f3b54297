import type { CauseId } from './cause-id.ts';

/** What a cause is called, and what to do about it. */
export interface CauseText {
  readonly title: string;
  readonly fix: string;
}

const SOURCE_NUMBERS =
  'Sign each number as the text it has in the body that is sent, and do not parse and write it again.';
const RAW_VALUES = 'Sign names and values raw and decoded; URL-encode only when the request URL is built.';
const PLAIN_MD5 = 'Send the MD5 of stringA + secret as 32 lowercase hex characters.';
const DROP_EMPTY = 'Leave null, empty text, {} and [] out of the string to sign.';
const JAVA_BLANK = 'Take for blank what Character.isWhitespace of Java takes for it, and nothing else.';
const CODE_UNIT_SORT = 'Sort the flat names by UTF-16 code unit (String.compareTo, or < in JavaScript), ascending.';
const FLAT_NAMES = 'Flatten members as parent.child and array elements as name[0], to any depth.';
const SIGN_ALL = 'Sign every query and body parameter except the one named sign.';
const ONLY_FLAT_SIGN = 'Leave out only the flat name sign; order.sign, sign.x and Sign are signed.';
const SECRET_BEHIND = 'Put the secret directly behind stringA: no separator, no name, once.';
const UTF8 = 'Digest the UTF-8 bytes of the string.';
const NO_DUPLICATES = 'Send each name once, in the query or in the body.';

/** Title and fix per cause. The title says how the expected signature was made. */
export const CAUSE_TEXTS: Readonly<Record<CauseId, CauseText>> = {
  'body-reserialized': {
    title: 'Body parsed and written again before signing, so numbers changed (1.0 to 1, long integers rounded)',
    fix: 'Build the body text once, sign that text and send those bytes; read numbers without JSON.parse.',
  },
  'escapes-changed': {
    title: 'Texts of the body signed with JSON escapes',
    fix: 'Sign the decoded characters of each text, not its JSON spelling.',
  },
  'html-escaped': {
    title: 'Texts signed with HTML entities, as a request filter writes them',
    fix: 'Sign the values as they were sent, before any filter changes them.',
  },
  'body-not-signed': { title: 'Body left out of the signature', fix: SIGN_ALL },
  'body-as-text': {
    title: 'Body signed as one text instead of flattened',
    fix: `Parse the body and sign its members. ${FLAT_NAMES}`,
  },
  'nested-as-json': { title: 'Nested objects or arrays signed as JSON text', fix: FLAT_NAMES },
  'nested-as-language-text': {
    title: "Nested objects or arrays signed as the language's own text of them",
    fix: FLAT_NAMES,
  },
  'nested-dropped': { title: 'Nested objects or arrays left out', fix: FLAT_NAMES },
  'number-as-bigdecimal': {
    title: 'Numbers with an exponent signed as BigDecimal.toString() gives them, such as 1E+3',
    fix: SOURCE_NUMBERS,
  },
  'number-as-fastjson2': { title: 'Numbers signed as fastjson2 writes them', fix: SOURCE_NUMBERS },
  'number-as-double': {
    title: 'Numbers signed as Double.toString() gives them, such as 1.0E-7',
    fix: SOURCE_NUMBERS,
  },
  'number-as-gson-double': {
    title: 'All numbers signed as doubles, integers too, such as 1.0 for 1',
    fix: SOURCE_NUMBERS,
  },
  'number-plain': { title: 'Numbers signed in plain decimal form', fix: SOURCE_NUMBERS },
  'number-as-python-float': { title: 'Numbers signed as Python prints floats', fix: SOURCE_NUMBERS },
  'number-two-decimals': { title: 'Numbers signed with two decimals', fix: SOURCE_NUMBERS },
  'boolean-as-number': { title: 'true and false signed as another sign, such as 1 and 0', fix: 'Sign true and false.' },
  'boolean-capitalized': { title: 'true and false signed with capitals', fix: 'Sign true and false in lowercase.' },
  'falsy-dropped': {
    title: 'Falsy values such as 0 and false left out',
    fix: 'Leave out only null, empty and blank values; test for them by name, not by truth.',
  },
  'empty-kept': { title: 'Empty text signed', fix: DROP_EMPTY },
  'null-kept': { title: 'null signed', fix: DROP_EMPTY },
  'empty-container-kept': { title: 'Empty objects or arrays signed', fix: DROP_EMPTY },
  'nulls-reindexed': {
    title: 'Array elements numbered after nulls were removed',
    fix: 'Keep the index each element has in the body; better, send no null inside an array.',
  },
  'blank-kept': { title: 'Blank values signed', fix: 'Leave out values that consist of whitespace only.' },
  'blank-java-trim': { title: 'Blank tested with trim() of Java (up to U+0020 only)', fix: JAVA_BLANK },
  'blank-hutool': { title: 'Blank tested with StrUtil.isBlank of Hutool', fix: JAVA_BLANK },
  'blank-javascript-trim': { title: 'Blank tested with trim() of JavaScript', fix: JAVA_BLANK },
  'values-trimmed': {
    title: 'Values trimmed before signing',
    fix: 'Sign values with the whitespace they were sent with.',
  },
  'unicode-normalized': {
    title: 'Values normalised to another Unicode form',
    fix: 'Sign the characters as sent, without normalisation.',
  },
  'array-index-dot': { title: 'Array elements named a.0 instead of a[0]', fix: FLAT_NAMES },
  'array-empty-brackets': { title: 'Array elements named a[] instead of a[0]', fix: FLAT_NAMES },
  'array-without-index': { title: 'Array elements named without an index', fix: FLAT_NAMES },
  'bracket-members': { title: 'Nested members named a[b] instead of a.b', fix: FLAT_NAMES },
  'array-joined': { title: 'Arrays signed as one joined text', fix: FLAT_NAMES },
  'array-index-from-one': { title: 'Array elements numbered from 1', fix: 'Number array elements from 0.' },
  'nested-without-prefix': { title: "Nested members named without their parent's name", fix: FLAT_NAMES },
  'name-separator': { title: 'Nested members joined by another separator than a dot', fix: FLAT_NAMES },
  'dot-after-empty-prefix': {
    title: 'A dot put behind an empty parent name',
    fix: 'Do not send members with an empty name.',
  },
  'query-wins': { title: 'Of a name in query and body the query was signed', fix: NO_DUPLICATES },
  'flat-collision-first-wins': { title: 'Of two equal flat names the first was signed', fix: NO_DUPLICATES },
  'duplicate-first-wins': { title: 'Of two equal members the first was signed', fix: NO_DUPLICATES },
  'repeated-name': { title: 'A repeated query parameter was read in another way', fix: NO_DUPLICATES },
  'sort-none': { title: 'Parameters not sorted', fix: CODE_UNIT_SORT },
  'sort-case-insensitive': { title: 'Names sorted without regard to case', fix: CODE_UNIT_SORT },
  'sort-locale': { title: 'Names sorted by locale', fix: CODE_UNIT_SORT },
  'sort-code-point': { title: 'Names sorted by code point', fix: CODE_UNIT_SORT },
  'sort-document-classes': {
    title: "Names sorted as the document's remark says (digits, uppercase, lowercase, the rest)",
    fix: CODE_UNIT_SORT,
  },
  'sort-by-pair': {
    title: 'Whole name=value texts sorted instead of names',
    fix: `${CODE_UNIT_SORT} Join only then.`,
  },
  'sort-per-level': { title: 'Each level of nesting sorted by itself', fix: `Flatten first. ${CODE_UNIT_SORT}` },
  'sort-natural': { title: 'Digits in names sorted as numbers', fix: CODE_UNIT_SORT },
  'sort-reverse': { title: 'Names sorted in descending order', fix: CODE_UNIT_SORT },
  'sort-by-value': { title: 'Parameters sorted by value', fix: CODE_UNIT_SORT },
  'space-as-plus': { title: 'Space signed as +', fix: 'Sign a space as a space; encode only on the wire, as %20.' },
  'plus-as-space': {
    title: '+ of a query value signed as a space',
    fix: 'Send + as %2B in the URL, so that it is not read as a space.',
  },
  'marks-escaped': { title: "!*'() signed percent-escaped", fix: RAW_VALUES },
  'url-encoded': { title: "Values URL-encoded before signing, !*'() left raw", fix: RAW_VALUES },
  'url-encoded-form': { title: 'Values form-encoded before signing, space as +', fix: RAW_VALUES },
  'url-encoded-strict': { title: "Values URL-encoded before signing, !*'() escaped too", fix: RAW_VALUES },
  'url-encoded-whole': {
    title: 'The whole string URL-encoded before it was digested',
    fix: 'Digest the string as it is; URL-encode only when the request URL is built.',
  },
  'url-decoded-twice': {
    title: 'Query values decoded once too often',
    fix: 'Decode the query once; % and + in a decoded value are characters like any other.',
  },
  'query-not-decoded': { title: 'Query signed as it stands on the wire, still encoded', fix: RAW_VALUES },
  'joined-differently': { title: 'Pairs joined in another way', fix: 'Write name=value, joined by &, nothing else.' },
  'text-recased': { title: 'Letter case of the whole string changed', fix: 'Digest the string in the case it has.' },
  'charset-gbk': { title: 'String digested in GBK', fix: UTF8 },
  'charset-latin1': { title: 'String digested in ISO-8859-1, other characters lost', fix: UTF8 },
  'charset-double-utf8': { title: 'UTF-8 read as ISO-8859-1 and encoded once more', fix: UTF8 },
  'charset-utf16': { title: 'String digested in UTF-16', fix: UTF8 },
  'lone-surrogate-replaced': {
    title: 'Unpaired surrogate digested as U+FFFD',
    fix: 'Send no unpaired surrogates: cut texts at whole characters.',
  },
  'sign-signed': { title: 'The sign parameter itself was signed', fix: 'Leave out the flat name sign.' },
  'sign-removed-before-flatten': { title: 'The member sign removed with all below it', fix: ONLY_FLAT_SIGN },
  'sign-removed-everywhere': { title: 'Fields named sign removed below the top too', fix: ONLY_FLAT_SIGN },
  'app-id-not-signed': { title: 'appId left out', fix: SIGN_ALL },
  'timestamp-not-signed': { title: 'timestamp left out', fix: SIGN_ALL },
  'nonce-not-signed': { title: 'nonce left out', fix: SIGN_ALL },
  'signing-parameters-not-signed': { title: 'More than one of appId, timestamp and nonce left out', fix: SIGN_ALL },
  'query-not-signed': { title: 'Query parameters left out', fix: SIGN_ALL },
  'field-not-signed': { title: 'One field left out', fix: SIGN_ALL },
  'field-renamed': {
    title: 'A parameter signed under another name',
    fix: 'Sign each parameter under the name it is sent with: appId, timestamp, nonce.',
  },
  'query-in-path': {
    title: 'A query inside the path was treated differently',
    fix: 'Give the path without a query, and every query parameter as a parameter.',
  },
  'path-signed': { title: 'The path was signed', fix: 'Sign parameters only; method, host and path are not signed.' },
  'wrong-key': { title: 'Another key was used', fix: 'Use the key of this channel and API type on both sides.' },
  'key-whitespace': {
    title: 'Stray whitespace, quotes, newline or byte order mark around the key',
    fix: 'Compare the length of the key on both sides and store it without anything around it.',
  },
  'key-altered': {
    title: 'The key was changed on its way',
    fix: 'Use the key exactly as issued: same case, whole, not encoded or hashed.',
  },
  'separator-before-secret': { title: 'Something stands between the string and the secret', fix: SECRET_BEHIND },
  'secret-in-front': { title: 'The secret stands in front of the string', fix: SECRET_BEHIND },
  'secret-on-both-sides': { title: 'The secret stands on both sides of the string', fix: SECRET_BEHIND },
  'secret-as-field': { title: 'The secret was sorted among the parameters', fix: SECRET_BEHIND },
  'secret-missing': { title: 'No secret was used', fix: SECRET_BEHIND },
  'digest-uppercase': { title: 'Signature in uppercase', fix: PLAIN_MD5 },
  'digest-base64': { title: 'Signature is the Base64 of the digest', fix: PLAIN_MD5 },
  'digest-base64-of-hex': { title: 'Signature is the Base64 of the hex text', fix: PLAIN_MD5 },
  'digest-16': { title: 'Signature is 16 characters of the digest', fix: PLAIN_MD5 },
  'digest-zeros-lost': {
    title: 'Zeros of the digest lost',
    fix: `${PLAIN_MD5} Pad each byte to two characters.`,
  },
  'digest-padded': { title: 'Whitespace or quotes around the signature', fix: `${PLAIN_MD5} Nothing around it.` },
  'digest-twice': { title: 'MD5 taken twice', fix: PLAIN_MD5 },
  'digest-sha1': { title: 'SHA-1 instead of MD5', fix: PLAIN_MD5 },
  'digest-sha256': { title: 'SHA-256 instead of MD5', fix: PLAIN_MD5 },
  'digest-hmac-md5': { title: 'HMAC-MD5 instead of MD5', fix: PLAIN_MD5 },
  'digest-hmac-sha1': { title: 'HMAC-SHA1 instead of MD5', fix: PLAIN_MD5 },
  'digest-hmac-sha256': { title: 'HMAC-SHA256 instead of MD5', fix: PLAIN_MD5 },
  'timestamp-in-seconds': {
    title: 'Timestamp in seconds instead of milliseconds',
    fix: 'Sign and send one 13-digit timestamp in milliseconds.',
  },
  'timestamp-changed': {
    title: 'Another timestamp was signed than sent',
    fix: 'Read the clock once per attempt and use that one text for signing and sending.',
  },
  'stale-signature': {
    title: 'The signature, or part of what it covers, comes from an earlier request',
    fix: 'Sign every attempt anew, retries too, with its own timestamp and nonce.',
  },
  'clock-skew': {
    title: "The timestamp is outside the server's window of 5 minutes",
    fix: "Set the clock, or correct it by the server's Date header, and sign again.",
  },
  'nonce-replayed': {
    title: 'appId, timestamp and nonce were used before',
    fix: 'Draw a new nonce and timestamp for every attempt, retries too.',
  },
};
