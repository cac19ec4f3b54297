import { handWrittenTest, type EndpointTests } from './endpoint-tests.ts';

const TABLE = /(?<=<!-- endpoints -->\n\n)[^]*?(?=\n\n<!-- \/endpoints -->)/;
const TITLES = ['written by hand', 'with the client'] as const;

/** Rows of the endpoint table of a README, cell by cell: titles, rule, endpoints. */
export function readEndpointTable(readme: string): string[][] {
  const [table = ''] = TABLE.exec(readme) ?? [];
  return table.split('\n').map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

/**
 * The README with the two columns that name the tests of each endpoint, as prettier lays it out. The columns before them
 * belong to the package.
 */
export function withTestColumns(readme: string, tests: EndpointTests): string {
  const [titles = [], , ...rows] = readEndpointTable(readme);
  const found = titles.indexOf(TITLES[0]);
  const own = found < 0 ? titles.length : found;
  const named = rows.map((row) => [...row.slice(0, own), ...testCells(tests, row[0] ?? '')]);
  return readme.replace(TABLE, () => layOut([[...titles.slice(0, own), ...TITLES], ...named]));
}

/** Id of the endpoint a row is about. */
export function endpointOf(row: readonly string[]): string {
  return (row[0] ?? '').replaceAll('`', '');
}

function testCells(tests: EndpointTests, id: string): string[] {
  const files = [handWrittenTest(tests, endpointOf([id])), tests.client];
  return files.map((file) => (file === undefined ? '' : `[${file.split('/').at(-1) ?? ''}](../../${file})`));
}

function layOut(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const [titles, ...endpoints] = rows.map((row) =>
    line(widths.map((width, column) => (row[column] ?? '').padEnd(width))),
  );
  return [titles, line(widths.map((width) => '-'.repeat(width))), ...endpoints].join('\n');
}
