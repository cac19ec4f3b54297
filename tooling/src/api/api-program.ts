import { join } from 'node:path';
import ts from 'typescript';
import { sourceOfExport } from '../checks/source-of-export.ts';
import type { Workspace } from '../checks/repository.ts';

/** One public entry point of a package: the specifier users write, and the source behind it. */
export interface ApiEntry {
  readonly specifier: string;
  /** Absolute path of the TypeScript source. */
  readonly file: string;
}

/** The entry points of a package that have TypeScript sources, in the order of its `exports`. */
export function apiEntries(root: string, { dir, manifest }: Workspace): readonly ApiEntry[] {
  return Object.entries(manifest.exports ?? {}).flatMap(([subpath, target]) => {
    const source = sourceOfExport(target);
    if (source === undefined) return [];
    const specifier = subpath === '.' ? manifest.name : manifest.name + subpath.slice(1);
    return [{ specifier, file: join(root, dir, source) }];
  });
}

/** One program over all entry points, with the options that the packages are type-checked with. */
export function apiProgram(root: string, files: readonly string[]): ts.Program {
  const configPath = join(root, 'tsconfig.base.json');
  const read = ts.readConfigFile(configPath, (path) => ts.sys.readFile(path));
  const { options } = ts.parseJsonConfigFileContent(read.config, { ...ts.sys, readDirectory: () => [] }, root);
  // Without it the order of union members depends on which file was checked first.
  return ts.createProgram([...files], { ...options, stableTypeOrdering: true, noEmit: true });
}
