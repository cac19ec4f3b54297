import { sign } from '@boxwire/signing';
import { flatten } from 'flat';
import { createHash, hash } from 'node:crypto';
import { measure } from './measure.ts';
import { compare, type BenchResult, type Ratio } from './ratio.ts';

const SECRET = 'BenchSecret0000001';
const QUERY = { appId: '10000', timestamp: '1709545184000', nonce: '0123456789abcdef0123456789abcdef' };
const BODY = {
  channelOrderNo: 'CH202403041234567',
  mobile: '10012345678',
  goodsId: 'G001',
  goodsItemId: 'GI001',
  cityCode: '110100',
  remark: 'please call before',
  shopId: 'S0001',
  carNo: 'A12345',
  quantity: 2,
};

/** Signing a request of 12 fields against bare md5 of the same text, and against the usual hand-made signer. */
export async function benchSign(): Promise<BenchResult> {
  const ascii = await benchOne('sign (12 fields)', BODY);
  const chinese = await benchOne('sign (12 fields, Chinese text)', { ...BODY, remark: '请提前联系' });
  return { ratios: [...ascii, ...chinese] };
}

async function benchOne(area: string, body: typeof BODY): Promise<Ratio[]> {
  const bodyText = JSON.stringify(body);
  const { stringA, sign: expected } = sign({ query: QUERY, bodyText, secret: SECRET });
  const stringSign = stringA + SECRET;
  // the usual signer holds the object already, ours reads the text that will be sent
  const parameters = { ...QUERY, ...body };
  if (hash('md5', stringSign) !== expected || usualSigner(parameters) !== expected)
    throw new Error('the signers disagree');
  const measured = await measure(
    [
      { name: 'boxwire', run: (count) => repeat(count, () => sign({ query: QUERY, bodyText, secret: SECRET }).sign) },
      { name: 'bare md5', run: (count) => repeat(count, () => hash('md5', stringSign)) },
      { name: 'flat + sort + createHash', run: (count) => repeat(count, () => usualSigner(parameters)) },
    ],
    { count: 20_000, rounds: 15 },
  );
  const line = { area, ours: 'boxwire' };
  return [
    compare(measured, { ...line, against: 'bare md5', bar: { atLeast: 0.35 } }),
    compare(measured, { ...line, against: 'flat + sort + createHash', bar: { atLeast: 3 } }),
  ];
}

function usualSigner(parameters: object): string {
  const flat = flatten<object, Record<string, string | number | boolean | null>>(parameters);
  const text = Object.keys(flat)
    .filter((name) => flat[name] != null && String(flat[name]).trim() !== '' && name !== 'sign')
    .sort()
    .map((name) => `${name}=${String(flat[name])}`)
    .join('&');
  return createHash('md5')
    .update(text + SECRET, 'utf8')
    .digest('hex');
}

function repeat(count: number, operation: () => unknown): void {
  for (let index = 0; index < count; index++) operation();
}
