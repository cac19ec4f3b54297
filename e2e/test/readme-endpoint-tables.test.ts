import { listEndpoints, type EndpointSpec } from '@boxwire/contract';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { endpointOf, readEndpointTable, withTestColumns } from './support/endpoint-table.ts';
import { ENDPOINT_TESTS, handWrittenTest } from './support/endpoint-tests.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const textOf = (file: string): string => readFileSync(`${ROOT}${file}`, 'utf8');

/** What a hand-written request of an endpoint holds: the fixed end of its path, or the name of its GraphQL operation. */
function traceOf({ path, facts }: Pick<EndpointSpec, 'path' | 'facts'>, apiBase: string | undefined): RegExp {
  if (facts?.operationName !== undefined) return new RegExp(`['"]${facts.operationName}['"]`);
  const isPattern = path.includes('{');
  const fixed = path.replace(/\{.*/, '');
  const tail =
    apiBase !== undefined && fixed.startsWith(`${apiBase}/`)
      ? fixed.slice(apiBase.length)
      : fixed
          .split('/')
          .slice(isPattern ? -3 : -2)
          .join('/');
  const text = tail.replaceAll(/[.\\]/g, String.raw`\$&`);
  return new RegExp(isPattern ? text : `${text}(?![\\w-])`, 'i');
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

  test.each(endpoints)('the tests of $id exist and call it', (endpoint) => {
    const { id } = endpoint;
    const byHand = handWrittenTest(tests, id) ?? `no hand-written test of ${id}`;
    expect([byHand, tests.client].filter((file) => !existsSync(`${ROOT}${file}`))).toEqual([]);
    // a regular expression in a test escapes its slashes
    expect(textOf(byHand).replaceAll(String.raw`\/`, '/')).toMatch(traceOf(endpoint, tests.apiBase));
    expect(textOf(tests.client)).toContain(`'${id}'`);
  });

  test('no test is named for an endpoint that does not exist', () => {
    const ids = endpoints.map((each) => each.id);
    expect(Object.values(tests.handWritten).flat().toSorted()).toEqual(ids.toSorted());
  });
});
