import { z } from 'zod';

/** `a|b|c` ↔ its cells. Lossless: an empty text is one empty cell. Cells that hold the separator are refused. */
export function separated(separator = '|'): z.ZodCodec<z.ZodString, z.ZodArray<z.ZodString>> {
  return z.codec(z.string(), z.array(z.string()).min(1), {
    decode: (wire) => wire.split(separator),
    encode: (cells, context) => {
      if (!cells.some((cell) => cell.includes(separator))) return cells.join(separator);
      context.issues.push({ code: 'custom', input: cells, message: 'expected cells without the separator' });
      return z.NEVER;
    },
  });
}

/** A row read by position: the named cells, and `rest` for those beyond. */
export type SeparatedRow<Name extends string> = Record<Name, string> & { readonly rest: readonly string[] };

/**
 * `a|b|c|d` ↔ `{ first: 'a', second: 'b', rest: ['c', 'd'] }` for names `['first', 'second']`.
 * A row shorter than its names is refused.
 */
export function separatedRow<const Name extends string>(
  names: readonly Name[],
  separator = '|',
): z.ZodCodec<z.ZodString, z.ZodCustom<SeparatedRow<Name>, SeparatedRow<Name>>> {
  const rowSchema = z.custom<SeparatedRow<Name>>(
    (value) => isRow(value, names),
    'expected a row with every named cell',
  );
  return z.codec(z.string(), rowSchema, {
    decode: (wire, context) => {
      const cells = wire.split(separator);
      if (cells.length >= names.length) return toRow(cells, names);
      context.issues.push({
        code: 'custom',
        input: wire,
        message: `expected at least ${names.length.toString()} cells, got ${cells.length.toString()}`,
      });
      return z.NEVER;
    },
    encode: (row) => [...names.map((name): string => row[name]), ...row.rest].join(separator),
  });
}

function toRow<Name extends string>(cells: readonly string[], names: readonly Name[]): SeparatedRow<Name> {
  const row: Record<string, unknown> = { rest: cells.slice(names.length) };
  names.forEach((name, index) => {
    row[name] = cells[index];
  });
  return row as SeparatedRow<Name>;
}

function isRow(value: unknown, names: readonly string[]): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const row = value as Record<string, unknown>;
  return Array.isArray(row.rest) && names.every((name) => typeof row[name] === 'string');
}
