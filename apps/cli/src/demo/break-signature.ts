import { createHash } from 'node:crypto';
import type { RequestSigner } from '@boxwire/contract';
import { createClient } from '@boxwire/http-core';
import { washcar } from '@boxwire/schemas-washcar';
import {
  canonicalize,
  createSigner,
  explain,
  formatExplanation,
  type Explanation,
  type QueryPairs,
} from '@boxwire/signing';

/** A request that was signed wrongly, what the platform said, and what was found. */
export interface SignatureMishap {
  /** What was sent, in one line. */
  readonly sent: string;
  /** The failure code of the answer. */
  readonly code: string;
  readonly explanation: Explanation;
  /** The explanation for people. */
  readonly lines: readonly string[];
}

/** Signs one request as many first signers do, with the values URL-encoded before signing, and has it explained. */
export async function breakSignature(target: {
  readonly origin: string;
  readonly appId: string;
  readonly secret: string;
}): Promise<SignatureMishap> {
  const { appId, secret } = target;
  let sent: QueryPairs = [];
  const signer: RequestSigner<'washcar'> = {
    scheme: 'washcar',
    sign: (request, context) => {
      const own = createSigner({ appId, secret })
        .sign(request, context)
        .query.filter(([name]) => name !== 'sign');
      const query = [...request.query, ...own];
      sent = [...query, ['sign', signEncoded(query, secret)]];
      return { query: sent.slice(request.query.length) };
    },
  };
  await using client = createClient(washcar, { origins: { api: target.origin }, signer, redact: { values: [secret] } });
  const outcome = await client.goods.list({ query: { cityCode: '110100', keyword: '精洗 套餐' } });
  const expected = sent.find(([name]) => name === 'sign')?.[1] ?? '';
  const explanation = explain({ query: sent, secret, expected });
  return {
    sent: 'goods.list with keyword 精洗 套餐',
    code: outcome.ok ? 'accepted' : `${outcome.code}: ${outcome.message}`,
    explanation,
    lines: formatExplanation(explanation).split('\n'),
  };
}

function signEncoded(query: QueryPairs, secret: string): string {
  const text = canonicalize({ query })
    .pairs.map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
  return createHash('md5')
    .update(text + secret)
    .digest('hex');
}
