import { decodeResponse } from '@boxwire/contract';
import { expect, test } from 'vitest';
import { bilibiliShow } from '../../src/index.ts';

// 3 was read as "slow down" here: the client waited and asked twice more for a project that does not exist
test('errno 3 of infoByDate is a project that does not exist', () => {
  const bodyText = '{"errno":3,"msg":"项目不存在","data":{}}';
  const outcome = decodeResponse(bilibiliShow.endpoints.project.infoByDate, { status: 200, headers: {}, bodyText });
  expect(outcome).toMatchObject({ ok: false, kind: 'notFound', code: 'ProjectNotFound', retry: 'no', wireCode: '3' });
});

test('a date without screens is an answer', () => {
  const bodyText = '{"errno":0,"msg":"","data":{"id":710001,"screen_list":[]}}';
  const outcome = decodeResponse(bilibiliShow.endpoints.project.infoByDate, { status: 200, headers: {}, bodyText });
  expect(outcome).toMatchObject({ ok: true, data: { id: '710001', screen_list: [] } });
});
