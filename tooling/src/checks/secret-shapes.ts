import { lineAt } from './repository.ts';
import type { Check, RepositoryFile, Violation } from './repository.ts';

/** The one file whose bytes are fixed by an outside implementation. */
const EXEMPT = new Set(['packages/signing/test/fixtures/washcar-signing.json', 'pnpm-lock.yaml']);

const EDGE_BEFORE = '(?<![0-9A-Za-z_.])';
const EDGE_AFTER = '(?![0-9A-Za-z_])';
const REGION = '(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12])';
const DATE = '(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])';

const SHAPES: readonly { readonly what: string; readonly pattern: RegExp }[] = [
  { what: 'a mobile number', pattern: new RegExp(`${EDGE_BEFORE}(?:\\+?86[ -]?)?1[3-9][0-9]{9}${EDGE_AFTER}`, 'g') },
  {
    what: 'an identity card number',
    pattern: new RegExp(`${EDGE_BEFORE}${REGION}[0-9]{4}${DATE}[0-9]{3}[0-9Xx]${EDGE_AFTER}`, 'g'),
  },
  { what: 'a JSON web token', pattern: /\beyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]*/g },
  { what: 'a private key', pattern: /-----BEGIN [A-Z ]*PRIVATE KEY-----/g },
  {
    what: 'a registry or hosting token',
    pattern: /\b(?:npm_[A-Za-z0-9]{36}|gh[pousr]_[A-Za-z0-9]{36}|AKIA[0-9A-Z]{16})\b/g,
  },
];

const CREDENTIAL = /(?:set-cookie|cookie|authorization)["']?\s*[:=,]\s*["'`]?(?<value>[^"'`\n]{1,400})/gi;
const LONG_TOKEN = /[A-Za-z0-9+/_-]{24,}/g;
const VISIBLY_SYNTHETIC = /synthetic|sandbox|sbx|example|redacted|fake|test|secret|0000|aaaa|xxxx|abcd|1234/i;

/** Nothing shaped like a person's data or a live credential is committed. */
export const secretShapes: Check = {
  name: 'secret-shapes',
  promise: 'no tracked file holds a text shaped like personal data or a credential',
  run: ({ files }) =>
    files.filter(({ path }) => !EXEMPT.has(path)).flatMap((file) => [...shapesIn(file), ...credentialsIn(file)]),
};

function shapesIn({ path, text }: RepositoryFile): readonly Violation[] {
  return SHAPES.flatMap(({ what, pattern }) =>
    [...text.matchAll(pattern)].map((match) => ({
      path,
      line: lineAt(text, match.index),
      message: `${what} by its shape: use a synthetic value`,
    })),
  );
}

function credentialsIn({ path, text }: RepositoryFile): readonly Violation[] {
  return [...text.matchAll(CREDENTIAL)]
    .filter((match) => (match.groups?.value?.match(LONG_TOKEN) ?? []).some(looksLive))
    .map((match) => ({
      path,
      line: lineAt(text, match.index),
      message: 'a cookie or authorization value by its shape: use a visibly synthetic one',
    }));
}

/** Random tokens mix letters and digits; identifiers and words do not. */
function looksLive(token: string): boolean {
  const digits = token.replaceAll(/[^0-9]/g, '').length;
  return digits >= 4 && /[A-Za-z]/.test(token) && !VISIBLY_SYNTHETIC.test(token);
}
