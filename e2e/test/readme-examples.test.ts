import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runNode } from './support/run-node.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
// beside the tests, so that the examples resolve the workspace packages
const FOLDER = fileURLToPath(new URL('./.examples', import.meta.url));
const RUNNABLE = /^```ts\n(.*?)^```$/gms;

const readmes = globSync(['README.md', 'packages/*/README.md', 'apps/*/README.md'], { cwd: ROOT });

beforeAll(() => mkdir(FOLDER, { recursive: true }));
afterAll(() => rm(FOLDER, { recursive: true, force: true }));

describe.each(readmes)('%s', (readme) => {
  test('runs as it stands, every example', { timeout: 60_000 }, async () => {
    const text = await readFile(join(ROOT, readme), 'utf8');
    for (const [index, [, code = '']] of [...text.matchAll(RUNNABLE)].entries()) {
      const file = join(FOLDER, `${readme.replaceAll('/', '-')}-${index.toString()}.ts`);
      await writeFile(file, code);
      const { exitCode, stderr } = await runNode(file, [], { cwd: FOLDER });
      expect(exitCode, `example ${(index + 1).toString()} of ${readme}: ${stderr}`).toBe(0);
    }
  });
});
