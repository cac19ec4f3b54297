import { WASHCAR_DEMO_CHANNEL } from '@boxwire/sandbox/washcar';
import { sign } from '@boxwire/signing';
import { Agent, request } from 'undici';
import { startChildServer } from './child-server.ts';
import { inParallel, measure, type Candidate } from './measure.ts';
import { startPrism } from './prism.ts';
import { compare, type BenchResult, type Ratio } from './ratio.ts';

const CONCURRENCY = 20;
const COUNT = 1_500;
const AREA = 'sandbox (signed goods list)';

/** The washcar sandbox answering a signed goods list, against a bare server giving the same answer and against Prism. */
export async function benchSandbox(): Promise<BenchResult> {
  await using sandbox = await startChildServer('./sandbox-server.ts');
  const answer = await (await fetch(sandbox.origin + signedTarget(0))).text();
  if (!answer.startsWith('{"code":200,')) throw new Error('the sandbox refused the signed request');
  await using bare = await startChildServer('./http-server.ts', answer);
  const prism = await startPrism(answer);
  try {
    const measured = await measure(
      [
        candidate('sandbox', sandbox.origin),
        candidate('bare node:http', bare.origin),
        ...(prism === undefined ? [] : [candidate('Prism', prism.origin, COUNT / 10)]),
      ],
      { count: COUNT, rounds: 5 },
    );
    const ratios: Ratio[] = [
      compare(measured, { area: AREA, ours: 'sandbox', against: 'bare node:http', bar: { atLeast: 0.4 } }),
    ];
    if (prism !== undefined) {
      ratios.push(compare(measured, { area: AREA, ours: 'sandbox', against: 'Prism', bar: { atLeast: 10 } }));
    }
    return { ratios };
  } finally {
    await prism?.close();
  }
}

let nonce = 0;

/** Requests are signed before the turn's clock starts; each has a fresh nonce, as the sandbox refuses repeats. */
function candidate(name: string, origin: string, atMost = Infinity): Candidate {
  const dispatcher = new Agent({ connections: CONCURRENCY });
  return {
    name,
    prepare: (count) => Array.from({ length: Math.min(count, atMost) }, () => origin + signedTarget(++nonce)),
    run: (count, urls) =>
      inParallel(Math.min(count, atMost), CONCURRENCY, async (index) => {
        const { statusCode, body } = await request((urls as string[])[index] ?? origin, { dispatcher });
        if (statusCode !== 200) throw new Error(`${name} answered HTTP ${statusCode.toString()}`);
        await body.text();
      }),
    counts: (count) => Math.min(count, atMost),
  };
}

function signedTarget(number: number): string {
  const query = {
    cityCode: '110100',
    page: '0',
    size: '20',
    appId: WASHCAR_DEMO_CHANNEL.appId,
    timestamp: Date.now().toString(),
    nonce: `bench${number.toString()}`,
  };
  const signature = sign({ query, bodyText: null, secret: WASHCAR_DEMO_CHANNEL.secret }).sign;
  return `/api/goods/list?${new URLSearchParams({ ...query, sign: signature }).toString()}`;
}
