import { decodeResponse } from '@boxwire/contract';
import { expect, test } from 'vitest';
import { bilibiliShow } from '../../src/index.ts';

// `z.unknown()` demands its key: answers without ga_data, shield or contactNotice were drift
test('members without a described shape may be absent', () => {
  const prepare = { errno: 0, msg: '', data: { token: 'SBXPREP.0001' } };
  const item = { success: true, data: { projectName: '沙盒演出' } };
  const read = (target: Parameters<typeof decodeResponse>[0], body: unknown) =>
    decodeResponse(target, { status: 200, headers: {}, bodyText: JSON.stringify(body) }).ok;
  expect(read(bilibiliShow.endpoints.order.prepare, prepare)).toBe(true);
  expect(read(bilibiliShow.endpoints.mall.itemsDetail, item)).toBe(true);
});
