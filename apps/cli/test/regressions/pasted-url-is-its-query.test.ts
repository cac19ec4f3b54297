import { expect, test } from 'vitest';
import { runCli } from '../memory-io.ts';

test('a whole URL given as --query is read from its question mark on', async () => {
  const signed = async (query: string) => {
    const ran = await runCli(['sign', '--query', query, '--secret-env', 'KEY', '--json'], {
      env: { KEY: 'ExampleSecret001' },
    });
    return (JSON.parse(ran.stdout) as { readonly stringA: string }).stringA;
  };
  const query = 'appId=10000&timestamp=1709545184000&nonce=n1&cityCode=110100';
  expect(await signed(`http://127.0.0.1:8028/api/goods/list?${query}`)).toBe(await signed(query));
});
