import { posix } from 'node:path';
import { importsOf } from './module-imports.ts';
import { packageSpecifier } from './package-specifier.ts';
import { moduleFiles } from './repository.ts';
import type { Check, Repository, Violation } from './repository.ts';
import { sourceOfExport } from './source-of-export.ts';
import { strongComponents } from './strong-components.ts';

/** No module imports itself through others, and no package depends on itself through others. */
export const importCycles: Check = {
  name: 'import-cycles',
  promise: 'neither modules (type-only imports aside) nor packages form a cycle',
  run: (repository) => [
    ...report(strongComponents(moduleGraph(repository)), 'modules import each other in a cycle'),
    ...report(strongComponents(packageGraph(repository)), 'packages depend on each other in a cycle'),
  ],
};

function report(components: readonly (readonly string[])[], message: string): readonly Violation[] {
  return components.map((component) => {
    const [path = '', ...others] = component.toSorted();
    return { path, message: `${message}: ${[path, ...others].join(', ')}` };
  });
}

function moduleGraph(repository: Repository): ReadonlyMap<string, readonly string[]> {
  return new Map(
    moduleFiles(repository).map((file) => {
      const values = importsOf(file).filter(({ typeOnly }) => !typeOnly);
      const targets = values.map(({ specifier }) => targetOf(repository, file.path, specifier));
      return [file.path, targets.filter((target) => target !== undefined)];
    }),
  );
}

function targetOf(repository: Repository, from: string, specifier: string): string | undefined {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(from), specifier);
  const bare = packageSpecifier(specifier);
  const workspace = repository.workspaces.find(({ manifest }) => manifest.name === bare?.name);
  if (!workspace || !bare) return undefined;
  const source = sourceOfExport(workspace.manifest.exports?.[bare.subpath]);
  return source === undefined ? undefined : posix.join(workspace.dir, source);
}

function packageGraph({ workspaces }: Repository): ReadonlyMap<string, readonly string[]> {
  return new Map(
    workspaces.map(({ manifest }) => {
      const { name, dependencies, devDependencies, peerDependencies, optionalDependencies } = manifest;
      return [name, Object.keys({ ...dependencies, ...devDependencies, ...peerDependencies, ...optionalDependencies })];
    }),
  );
}
