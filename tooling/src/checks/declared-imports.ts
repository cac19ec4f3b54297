import { builtinModules } from 'node:module';
import { posix } from 'node:path';
import { importsOf } from './module-imports.ts';
import type { ModuleImport } from './module-imports.ts';
import { packageSpecifier } from './package-specifier.ts';
import { isTestFile, moduleFiles, workspaceOf } from './repository.ts';
import type { Check, Repository, Workspace } from './repository.ts';

/** A module imports only what its package.json declares, through the doors that the target opens. */
export const declaredImports: Check = {
  name: 'declared-imports',
  promise: 'every import is declared, stays inside its package and uses an exported path',
  run: (repository) =>
    moduleFiles(repository).flatMap((file) => {
      const workspace = workspaceOf(repository, file.path);
      if (!workspace) return [];
      return importsOf(file).flatMap((found) => {
        const message = problemWith(found, { repository, workspace, path: file.path });
        return message === undefined ? [] : [{ path: file.path, line: found.line, message }];
      });
    }),
};

interface Importer {
  readonly repository: Repository;
  readonly workspace: Workspace;
  readonly path: string;
}

function problemWith({ specifier }: ModuleImport, importer: Importer): string | undefined {
  const { repository, workspace, path } = importer;
  if (specifier.startsWith('.')) {
    const inside = posix.join(posix.dirname(path), specifier).startsWith(`${workspace.dir}/`);
    return inside ? undefined : `'${specifier}' leaves the package: import it by its package name`;
  }
  if (specifier.startsWith('#') && !Object.hasOwn(workspace.manifest.imports ?? {}, specifier)) {
    return `'${specifier}' is not in the imports of ${workspace.dir}/package.json`;
  }
  const bare = packageSpecifier(specifier);
  if (!bare) return undefined;
  if (builtinModules.includes(bare.name)) return `write 'node:${specifier}' for the builtin module`;
  if (
    bare.name !== workspace.manifest.name &&
    !isDeclared(bare.name, workspace, isTestFile(path) || isPageFile(path))
  ) {
    return `'${bare.name}' is not declared in ${workspace.dir}/package.json for this kind of file`;
  }
  const target = repository.workspaces.find(({ manifest }) => manifest.name === bare.name);
  if (target && !Object.hasOwn(target.manifest.exports ?? {}, bare.subpath)) {
    return `'${specifier}' is not exported: ${bare.name} opens ${Object.keys(target.manifest.exports ?? {}).join(', ')}`;
  }
  return undefined;
}

/** A web page is bundled when its package is built: who installs the package needs nothing of what went into it. */
function isPageFile(path: string): boolean {
  return /^apps\/[^/]+\/(?:src\/page|browser)\//.test(path);
}

function isDeclared(name: string, { manifest }: Workspace, development: boolean): boolean {
  const { dependencies, devDependencies, peerDependencies, optionalDependencies } = manifest;
  const runtime = { ...dependencies, ...peerDependencies, ...optionalDependencies };
  if (Object.hasOwn(runtime, name)) return true;
  return (development || manifest.private === true) && Object.hasOwn(devDependencies ?? {}, name);
}
