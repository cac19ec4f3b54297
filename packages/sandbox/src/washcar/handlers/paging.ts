import type { Fields } from '../gate/fields.ts';

/** One page of a list: `page` counts from 0 (washcar §5.2). */
export interface Paging {
  readonly page: number;
  readonly size: number;
}

/** Reads `page` (default 0) and `size` (1 to 100, default 20). */
export function readPaging(fields: Fields): Paging {
  return {
    page: fields.integer('page', { min: 0, max: 999_999_999, otherwise: 0, problem: '页码必须是从0开始的整数' }),
    size: fields.integer('size', { min: 1, max: 100, otherwise: 20, problem: '每页数量必须是1到100的整数' }),
  };
}

/** PageResponse«T» over a whole list. */
export function pageOf<Item>(items: readonly Item[], { page, size }: Paging) {
  return { list: items.slice(page * size, (page + 1) * size), total: items.length, page, size };
}
