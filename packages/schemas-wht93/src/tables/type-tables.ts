import { accessToken, characters20, int4, level } from './presets.ts';
import { table } from './field-spec.ts';

/** A.7 获取演出类型列表 – the request, in the query (U-03). */
export const A7 = table({
  id: 'A.7',
  clause: 'A.3.2.1',
  endpointId: 'type.list',
  direction: 'request',
  part: 'query',
  title: '获取演出类型列表 – performance types: request',
  fields: { accessToken },
});

/** A.8 获取演出类型列表 – the rows of the answer. */
export const A8 = table({
  id: 'A.8',
  clause: 'A.3.2.1',
  endpointId: 'type.list',
  direction: 'answer',
  part: 'dataRows',
  title: '获取演出类型列表 – performance types: rows',
  fields: {
    typeId: { row: 1, ...int4, required: 'Y', confidence: 'H', chinese: '类型 id', english: 'type id' },
    typeName: {
      row: 2,
      ...characters20,
      required: 'Y',
      confidence: 'H',
      chinese: '演出类型名称',
      english: 'name of the type',
    },
    parentTypeId: {
      row: 3,
      ...int4,
      format: 'optionalTypeId',
      required: 'N',
      confidence: 'M',
      chinese: '父(上级)类型 id; 一级类型父 id 为空',
      english: 'id of the parent type; empty (or 0) for a first-level type',
    },
    level: {
      row: 4,
      ...level,
      required: 'N',
      confidence: 'H',
      chinese: '级别: 1 一级类型, 2 二级类型',
      english: 'level: 1 first, 2 second',
    },
  },
});
