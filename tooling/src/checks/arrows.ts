import type { Check, Manifest, Workspace } from './repository.ts';

const SCOPE = '@boxwire/';
const TOOLING = `${SCOPE}tooling`;

/** The packages that each package may depend on (names without the scope); `schemas-*` stands for all of them. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  contract: [],
  signing: [],
  'schemas-*': ['contract'],
  'http-core': ['contract'],
  'report-client': ['http-core', 'schemas-wht93'],
  sandbox: ['contract', 'signing', 'schemas-*'],
  har: ['contract', 'signing'],
};

/** Only the arrows of the architecture exist, devDependencies included: turbo builds in that order. */
export const arrows: Check = {
  name: 'arrows',
  promise: 'packages depend on each other only along the arrows of ARCHITECTURE.md',
  run: ({ workspaces }) => workspaces.flatMap((workspace) => violationsOf(workspace)),
};

function violationsOf({ dir, manifest }: Workspace) {
  const path = `${dir}/package.json`;
  if (/^(apps\/|bench$|e2e$)/.test(dir)) return [];
  const targets = workspaceDependencies(manifest);
  if (dir === 'tooling') {
    return targets.map(({ name }) => ({ path, message: `tooling depends on no workspace package, but names ${name}` }));
  }
  const allowed = ALLOWED[familyOf(manifest.name)];
  if (!allowed) {
    return [
      { path, message: `${manifest.name} has no row in the table of arrows: add it to tooling/src/checks/arrows.ts` },
    ];
  }
  return targets
    .filter(
      ({ name, dev }) =>
        !(name === TOOLING && dev) && !allowed.includes(familyOf(name)) && !allowed.includes(bare(name)),
    )
    .map(({ name }) => ({
      path,
      message: `${manifest.name} must not depend on ${name} (allowed: ${allowed.join(', ') || 'nothing'}); a test that needs both lives in e2e/`,
    }));
}

function workspaceDependencies(manifest: Manifest): readonly { name: string; dev: boolean }[] {
  const { dependencies, devDependencies, peerDependencies, optionalDependencies } = manifest;
  const runtime = Object.keys({ ...dependencies, ...peerDependencies, ...optionalDependencies });
  return [
    ...runtime.map((name) => ({ name, dev: false })),
    ...Object.keys(devDependencies ?? {}).map((name) => ({ name, dev: true })),
  ].filter(({ name }) => name.startsWith(SCOPE));
}

function bare(name: string): string {
  return name.slice(SCOPE.length);
}

function familyOf(name: string): string {
  return bare(name).startsWith('schemas-') ? 'schemas-*' : bare(name);
}
