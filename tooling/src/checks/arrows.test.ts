import { expect, test } from 'vitest';
import { arrows } from './arrows.ts';
import { repositoryWith } from './repository.ts';

const manifest = (name: string, fields: object = {}): string => JSON.stringify({ name: `@boxwire/${name}`, ...fields });
const depends = (...names: string[]) => Object.fromEntries(names.map((name) => [`@boxwire/${name}`, 'workspace:^']));
const messagesFor = (dir: string, text: string): readonly string[] =>
  arrows.run(repositoryWith({ [`${dir}/package.json`]: text })).map(({ message }) => message);

const ALLOWED: readonly (readonly [string, string, object])[] = [
  ['packages/contract', 'contract', { dependencies: { zod: '4' } }],
  ['packages/schemas-x', 'schemas-x', { dependencies: depends('contract') }],
  ['packages/http-core', 'http-core', { dependencies: depends('contract'), devDependencies: depends('tooling') }],
  ['packages/report-client', 'report-client', { dependencies: depends('http-core', 'schemas-wht93') }],
  ['packages/sandbox', 'sandbox', { dependencies: depends('contract', 'signing', 'schemas-washcar', 'schemas-x') }],
  ['packages/har', 'har', { dependencies: depends('contract', 'signing') }],
  ['apps/cli', 'cli', { dependencies: depends('har', 'sandbox', 'http-core') }],
  ['bench', 'bench', { devDependencies: depends('http-core') }],
  ['e2e', 'e2e', { devDependencies: depends('cli', 'tooling') }],
  ['tooling', 'tooling', { devDependencies: { vitest: '5' } }],
];

for (const [dir, name, fields] of ALLOWED) {
  test(`the arrows of ${dir} are accepted`, () => {
    expect(messagesFor(dir, manifest(name, fields))).toEqual([]);
  });
}

const FORBIDDEN: readonly (readonly [string, string, object])[] = [
  ['packages/contract', 'contract', { dependencies: depends('signing') }],
  ['packages/signing', 'signing', { devDependencies: depends('contract') }],
  ['packages/http-core', 'http-core', { devDependencies: depends('sandbox') }],
  ['packages/http-core', 'http-core', { peerDependencies: depends('signing') }],
  ['packages/schemas-x', 'schemas-x', { dependencies: depends('schemas-y') }],
  ['packages/report-client', 'report-client', { dependencies: depends('schemas-washcar') }],
  ['packages/contract', 'contract', { dependencies: depends('tooling') }],
  ['tooling', 'tooling', { devDependencies: depends('contract') }],
  ['packages/unknown', 'unknown', {}],
];

for (const [dir, name, fields] of FORBIDDEN) {
  test(`${dir} with ${JSON.stringify(fields)} is refused`, () => {
    expect(messagesFor(dir, manifest(name, fields))).toHaveLength(1);
  });
}
