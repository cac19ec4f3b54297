/** A tracked text file. */
export interface RepositoryFile {
  /** Relative to the root, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** The parts of a package.json that the checks read. */
export interface Manifest {
  readonly name: string;
  readonly version?: string;
  readonly private?: boolean;
  readonly exports?: Readonly<Record<string, unknown>>;
  readonly imports?: Readonly<Record<string, unknown>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** A member of the pnpm workspace. */
export interface Workspace {
  /** Relative to the root, for example `packages/contract`. */
  readonly dir: string;
  readonly manifest: Manifest;
}

/** What every check is given: the tree as data, so that a test can plant a violation. */
export interface Repository {
  readonly files: readonly RepositoryFile[];
  readonly workspaces: readonly Workspace[];
}

/** One broken rule at one place. */
export interface Violation {
  readonly path: string;
  /** 1-based; absent when the whole file is meant. */
  readonly line?: number;
  readonly message: string;
}

/** A rule of the repository. */
export interface Check {
  readonly name: string;
  /** What holds when the check passes. */
  readonly promise: string;
  readonly run: (repository: Repository) => readonly Violation[];
}

const WORKSPACE_MANIFEST = /^(?<dir>packages\/[^/]+|apps\/[^/]+|bench|e2e|tooling)\/package\.json$/;

/** Builds the repository from its files; the workspaces are the folders that hold a package.json. */
export function repositoryOf(files: readonly RepositoryFile[]): Repository {
  const workspaces = files.flatMap(({ path, text }) => {
    const dir = WORKSPACE_MANIFEST.exec(path)?.groups?.dir;
    return dir === undefined ? [] : [{ dir, manifest: JSON.parse(text) as Manifest }];
  });
  return { files, workspaces };
}

/** Builds a repository from `{ path: text }`, for tests. */
export function repositoryWith(texts: Readonly<Record<string, string>>): Repository {
  return repositoryOf(Object.entries(texts).map(([path, text]) => ({ path, text })));
}

/** The workspace that a path lies in. */
export function workspaceOf(repository: Repository, path: string): Workspace | undefined {
  return repository.workspaces.find(({ dir }) => path.startsWith(`${dir}/`));
}

/** Workspaces that are published to a registry. */
export function publishableWorkspaces(repository: Repository): readonly Workspace[] {
  return repository.workspaces.filter(({ manifest }) => manifest.private !== true);
}

/** Hand-written modules of the workspaces: sources and tests, not configuration files. */
export function moduleFiles(repository: Repository): readonly RepositoryFile[] {
  return repository.files.filter(
    ({ path }) =>
      /^(packages|apps)\/[^/]+\/(src|test|bin)\/|^(bench|e2e|tooling)\/(src|test)\//.test(path) &&
      /\.(ts|tsx|js)$/.test(path),
  );
}

/** Whether a module exists only for tests. */
export function isTestFile(path: string): boolean {
  return /\.test(-d)?\.tsx?$/.test(path) || path.includes('/test/') || path.startsWith('e2e/');
}

/** The 1-based line of an offset. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}
