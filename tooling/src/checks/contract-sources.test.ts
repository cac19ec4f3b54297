import { expect, test } from 'vitest';
import { contractSources } from './contract-sources.ts';
import { repositoryWith } from './repository.ts';

const contracts = {
  'docs/contracts/washcar.md': '# Title\n## 0. Decisions\n1. One.\n2. Two.\n## 5. Endpoints\n### 5.1 Endpoints\n',
  'docs/contracts/interpark.md': '### Stage 4 — Waiting\n**4.1b waiting page** (M)\n### Appendix A. Order\n',
  'docs/contracts/wht93.md': '### A.3.1 token\n',
};

const run = (text: string, path = 'packages/schemas-x/src/x.ts'): readonly string[] =>
  contractSources.run(repositoryWith({ ...contracts, [path]: text })).map(({ message }) => message);

for (const text of [
  "source: 'washcar §5.1'",
  "source: 'washcar §5.1, §0'",
  "source: 'wht93 §A.3.1'",
  '// washcar §5.1. The end of a sentence.',
  '// washcar §0.2: a numbered decision',
  '/** interpark §4.1b, interpark §Stage 4 and interpark §Appendix A */',
  'https://example.test/washcar',
  "source: 'washcar §5.1 (table, row 3)'",
]) {
  test(`${text} resolves`, () => {
    expect(run(text)).toEqual([]);
  });
}

for (const [text, message] of [
  ["source: 'washcar §9.1'", 'docs/contracts/washcar.md has no section 9.1'],
  ["source: 'washcar §5.1, §9'", 'docs/contracts/washcar.md has no section 9'],
  ['// washcar §0.3', 'docs/contracts/washcar.md has no section 0.3'],
  ['// see washcar §5.10', 'docs/contracts/washcar.md has no section 5.10'],
  ["source: 'the notes'", "source 'the notes' does not start with '<contract> §<section>'"],
  ["source: 'unknown §1'", "source 'unknown §1' does not start with '<contract> §<section>'"],
] as const) {
  test(`${text} is refused`, () => {
    expect(run(text)).toEqual([message]);
  });
}

test('a citation in a README is checked too', () => {
  expect(run('See washcar §7.7.', 'packages/a/README.md')).toEqual(['docs/contracts/washcar.md has no section 7.7']);
});
