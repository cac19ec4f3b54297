import { posix } from 'node:path';
import { importsOf } from './module-imports.ts';
import { packageSpecifier } from './package-specifier.ts';
import { moduleFiles, workspaceOf } from './repository.ts';
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
      return [file.path, values.flatMap(({ specifier }) => targetsOf(repository, file.path, specifier))];
    }),
  );
}

function targetsOf(repository: Repository, from: string, specifier: string): readonly string[] {
  if (specifier.startsWith('.')) return [posix.join(posix.dirname(from), specifier)];
  if (specifier.startsWith('#')) {
    const own = workspaceOf(repository, from);
    return textsIn(own?.manifest.imports?.[specifier]).map((text) => posix.join(own?.dir ?? '', text));
  }
  const bare = packageSpecifier(specifier);
  const workspace = repository.workspaces.find(({ manifest }) => manifest.name === bare?.name);
  if (!workspace || !bare) return [];
  const source = sourceOfExport(workspace.manifest.exports?.[bare.subpath]);
  return source === undefined ? [] : [posix.join(workspace.dir, source)];
}

/** Every target of an entry of `imports`, whatever its conditions. */
function textsIn(entry: unknown): readonly string[] {
  if (typeof entry === 'string') return [entry];
  return typeof entry === 'object' && entry !== null ? Object.values(entry).flatMap(textsIn) : [];
}

function packageGraph({ workspaces }: Repository): ReadonlyMap<string, readonly string[]> {
  return new Map(
    workspaces.map(({ manifest }) => {
      const { name, dependencies, devDependencies, peerDependencies, optionalDependencies } = manifest;
      return [name, Object.keys({ ...dependencies, ...devDependencies, ...peerDependencies, ...optionalDependencies })];
    }),
  );
}
