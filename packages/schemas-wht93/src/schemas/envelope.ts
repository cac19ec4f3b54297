import { toPointer } from '@boxwire/contract';
import { z } from 'zod';

/** The envelope of every answer around a data schema, for documents and servers (wht93 §1.1). */
export function envelope<Data extends z.ZodType>(data: Data) {
  return z.looseObject({ code: z.int(), data, msg: z.string(), success: z.boolean() });
}

const pageMembers = { page: z.int(), pageSize: z.int(), totalRow: z.int() };

/**
 * The paged shape of `data`. Reads the rows as `datalist` or `dataList`, writes `datalist` (U-04). Note that requests say
 * `pageNo`, answers `page`.
 */
export function paged<Item extends z.ZodType>(item: Item) {
  const rows = z.array(item, 'expected the rows as datalist');
  const wire = z.looseObject({ ...pageMembers, datalist: rows.optional(), dataList: rows.optional() });
  return z.codec(wire, z.looseObject({ ...pageMembers, datalist: rows }), {
    decode: ({ dataList, datalist, ...rest }) => ({ ...rest, datalist: (datalist ?? dataList) as z.input<Item>[] }),
    encode: (page) => page as z.output<typeof wire>,
  });
}

/**
 * The paged shape or a bare list (U-05), read as `{ datalist, … }`; the page members are absent for a list.
 * Writes the paged shape.
 */
export function pagedOrList<Item extends z.ZodType>(item: Item) {
  const rows = z.array(item, 'expected the rows as datalist');
  const members = z.object(pageMembers).partial().shape;
  const page = z.looseObject({ ...members, datalist: rows.optional(), dataList: rows.optional() });
  const wire = z.union([page, rows], { error: (issue) => deepestProblem(issue as { errors?: z.core.$ZodIssue[][] }) });
  return z.codec(wire, z.looseObject({ ...members, datalist: rows }), {
    decode: (data) => {
      if (Array.isArray(data)) return { datalist: data as z.input<Item>[] };
      const { dataList, datalist, ...rest } = data;
      return { ...rest, datalist: (datalist ?? dataList) as z.input<Item>[] };
    },
    encode: (typed) => typed as z.output<typeof wire>,
  });
}

// a union reports its own place only; the alternative that got furthest knows the real one
function deepestProblem({ errors = [] }: { readonly errors?: readonly (readonly z.core.$ZodIssue[])[] }): string {
  const found = errors.flat().toSorted((a, b) => b.path.length - a.path.length)[0];
  if (found === undefined || found.path.length === 0) return 'expected a list, or the paged shape with datalist';
  return `${toPointer(found.path)} ${found.message}`;
}

/** The answer of a write: `true`, an object, null or nothing inside a success (U-07) ↔ true. Writes `true`. */
export function writeAnswer() {
  const wire = z.union([z.literal(true), z.looseObject({}), z.null(), z.undefined()], {
    error: 'expected data true, {} or null',
  });
  return z.codec(wire, z.literal(true), { decode: () => true as const, encode: () => true as const });
}
