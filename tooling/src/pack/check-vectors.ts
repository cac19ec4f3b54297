import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { problemOf } from './check-tarballs.ts';
import type { PackResults } from './results.ts';
import { runCommand } from './run-command.ts';

const VECTORS = 'packages/signing/test/fixtures/washcar-signing.json';

// runs in the consumer's project, so it imports what a user gets
const SCRIPT = `
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { canonicalize, parseQuery, sign } from '@boxwire/signing';

const entry = import.meta.resolve('@boxwire/signing');
assert.equal(entry.endsWith('/browser.js'), process.argv[2] === 'browser', entry);
const { cases, errorCases } = JSON.parse(readFileSync('vectors.json', 'utf8'));
assert.ok(cases.length > 100 && errorCases.length > 5);
for (const { name, query, rawQuery, bodyText, secret, ...expected } of cases) {
  const signed = sign({ query: rawQuery === undefined ? query : parseQuery(rawQuery), bodyText, secret });
  assert.equal(signed.sign, expected.sign, name);
  assert.equal(signed.stringA, expected.stringA, name);
  assert.deepEqual(signed.pairs, expected.flattened, name);
}
for (const { name, query, bodyText, error } of errorCases) {
  assert.throws(() => canonicalize({ query, bodyText }), { code: error }, name);
}
`;

/** Signs every vector with the installed signing package, by the entry Node takes and by the one browsers take. */
export async function checkVectors(root: string, project: string, results: PackResults): Promise<void> {
  copyFileSync(join(root, VECTORS), join(project, 'vectors.json'));
  writeFileSync(join(project, 'vectors.mjs'), SCRIPT);
  for (const build of ['node', 'browser']) {
    const condition = build === 'browser' ? ['--conditions=browser'] : [];
    const result = await runCommand('node', [...condition, 'vectors.mjs', build], { cwd: project });
    results.add(`signing vectors hold in the ${build} build`, problemOf(result));
  }
}
