import type { Random } from '../../core/random.ts';

/** A token of a JWT's shape whose signature is random: nobody can check it, and nothing reads it. */
export function jwtText(
  random: Random,
  alg: 'HS256' | 'ES256' | 'RS256',
  claims: Readonly<Record<string, unknown>>,
): string {
  const signatureBytes = { HS256: 32, ES256: 64, RS256: 128 }[alg];
  const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signature = Buffer.from(random.hex(signatureBytes * 2), 'hex').toString('base64url');
  return `${encode({ alg, typ: 'JWT' })}.${encode(claims)}.${signature}`;
}
