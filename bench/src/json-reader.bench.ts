import { parseJson } from '@boxwire/contract';
import { measure } from './measure.ts';
import { compare, type BenchResult } from './ratio.ts';

const AREA = 'JSON reader without long integers';

/** `parseJson` against `JSON.parse` on a goods page, with and without long digit texts. */
export async function benchJsonReader(): Promise<BenchResult> {
  const ratios = [];
  for (const [label, text] of texts()) {
    const measured = await measure(
      [
        { name: 'parseJson', run: (count) => repeat(count, () => parseJson(text)) },
        { name: 'JSON.parse', run: (count) => repeat(count, () => JSON.parse(text) as unknown) },
      ],
      { count: 2_000, rounds: 15 },
    );
    const bar = { atMost: 1.15 };
    ratios.push(compare(measured, { area: `${AREA} (${label})`, ours: 'parseJson', against: 'JSON.parse', bar }));
  }
  return { ratios };
}

function texts(): readonly (readonly [string, string])[] {
  const article = (index: number) => ({
    goodsId: `G${index.toString().padStart(3, '0')}`,
    goodsName: `标准洗车 ${index.toString()}`,
    originPrice: '108.90',
    salePrice: 98.5,
    orderNo: '20260116102030405060',
    items: [{ goodsItemId: `GI${index.toString()}`, stock: 12 }],
  });
  const page = JSON.stringify({
    code: 200,
    message: 'success',
    data: { list: Array.from({ length: 40 }, (_, index) => article(index)), total: 40 },
  });
  return [
    ['goods page, 20-digit order numbers as text', page],
    ['goods page, no digit texts', page.replaceAll('20260116102030405060', 'N1')],
  ];
}

function repeat(count: number, operation: () => unknown): void {
  for (let index = 0; index < count; index++) operation();
}
