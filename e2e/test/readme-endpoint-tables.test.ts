import { listEndpoints } from '@boxwire/contract';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { endpointOf, readEndpointTable, withTestColumns } from './support/endpoint-table.ts';
import { ENDPOINT_TESTS, handWrittenTest } from './support/endpoint-tests.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const textOf = (file: string): string => readFileSync(`${ROOT}${file}`, 'utf8');

/** Whether a test sends to a path: its last two fixed segments stand there as a whole, slashes escaped or not. */
function mentionsPath(text: string, path: string): boolean {
  const isPattern = path.includes('{');
  const tail = path
    .replace(/\{.*/, '')
    .split('/')
    .slice(isPattern ? -3 : -2)
    .join('/');
  const at = tail.replaceAll(/[.\\]/g, String.raw`\$&`);
  return new RegExp(isPattern ? at : `${at}(?![\\w-])`, 'i').test(text.replaceAll(String.raw`\/`, '/'));
}

describe.each(ENDPOINT_TESTS)('$platform.id', (tests) => {
  const endpoints = listEndpoints(tests.platform);
  const readme = `packages/schemas-${tests.platform.id}/README.md`;

  test('every numbered endpoint of the contract is declared', () => {
    expect(tests.numbered.filter((number) => !endpoints.some((each) => tests.numberOf(each) === number))).toEqual([]);
  });

  test('every endpoint has its row, which names both of its tests', async () => {
    const [, , ...rows] = readEndpointTable(textOf(readme));
    expect(rows.map(endpointOf)).toEqual(endpoints.map(({ id }) => id));
    // `vitest run --update` writes the columns anew
    await expect(withTestColumns(textOf(readme), tests)).toMatchFileSnapshot(`${ROOT}${readme}`);
  });

  test.each(endpoints)('the tests of $id exist and call it', ({ id, path }) => {
    const byHand = handWrittenTest(tests, id) ?? `no hand-written test of ${id}`;
    expect([byHand, tests.client].filter((file) => !existsSync(`${ROOT}${file}`))).toEqual([]);
    expect(mentionsPath(textOf(byHand), path), `${byHand} mentions ${path}`).toBe(true);
    expect(textOf(tests.client)).toContain(`'${id}'`);
  });

  test('no test is named for an endpoint that does not exist', () => {
    const ids = endpoints.map((each) => each.id);
    expect(Object.values(tests.handWritten).flat().toSorted()).toEqual(ids.toSorted());
  });
});
