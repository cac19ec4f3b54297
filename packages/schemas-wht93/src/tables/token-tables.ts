import { int8 } from './presets.ts';
import { table } from './field-spec.ts';

/** A.4 获取 accessToken – the request. */
export const A4 = table({
  id: 'A.4',
  clause: 'A.3.1.1',
  endpointId: 'token.get',
  direction: 'request',
  part: 'body',
  title: '获取 accessToken – obtain a token: request',
  fields: {
    appId: {
      row: 1,
      type: 'String',
      length: 32,
      unit: 'bytes',
      required: 'Y',
      confidence: 'H',
      chinese: '应用 ID/标识',
      english: 'application id',
    },
    secret: {
      row: 2,
      type: 'String',
      length: 100,
      unit: 'bytes',
      required: 'Y',
      confidence: 'H',
      chinese: '密钥',
      english: 'secret',
      sensitivity: 'secret',
    },
  },
});

/** A.5 获取 accessToken – the answer. */
export const A5 = table({
  id: 'A.5',
  clause: 'A.3.1.1',
  endpointId: 'token.get',
  direction: 'answer',
  part: 'data',
  title: '获取 accessToken – obtain a token: answer',
  fields: {
    accessToken: {
      row: 1,
      type: 'String',
      length: 40,
      unit: 'bytes',
      required: 'Y',
      confidence: 'H',
      chinese: '访问令牌',
      english: 'access token',
      sensitivity: 'secret',
    },
    expiresIn: {
      row: 2,
      ...int8,
      required: 'N',
      confidence: 'H',
      chinese: '令牌有效时间, 单位秒，默认 3600',
      english: 'life in seconds, default 3600',
    },
  },
});
