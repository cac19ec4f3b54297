/** What a packed package holds. */
export interface Tarball {
  /** Paths without the leading `package/`. */
  readonly paths: readonly string[];
  /** The text of its package.json. */
  readonly manifest: string;
}

const ALLOWED = /^(?:package\.json|README\.md|LICENSE|CHANGELOG\.md|(?:dist|bin)\/.+)$/;
const REQUIRED = ['package.json', 'README.md', 'LICENSE'];
const WORKSPACE_ONLY = ['@boxwire/source', 'workspace:', 'catalog:'];

/** Says what a packed package must not contain, or lacks. */
export function tarballProblems({ paths, manifest }: Tarball): readonly string[] {
  return [
    ...paths.filter((path) => !ALLOWED.test(path)).map((path) => `holds ${path}, which users do not need`),
    ...REQUIRED.filter((path) => !paths.includes(path)).map((path) => `lacks ${path}`),
    ...(paths.some((path) => path.startsWith('dist/')) ? [] : ['lacks dist/: was it built?']),
    ...WORKSPACE_ONLY.filter((text) => manifest.includes(text)).map((text) => `its package.json still says '${text}'`),
    ...missingTargets(paths, manifest),
  ];
}

function missingTargets(paths: readonly string[], manifest: string): readonly string[] {
  const { exports, bin, imports } = JSON.parse(manifest) as Record<string, unknown>;
  return [...new Set([...targetsIn(exports), ...targetsIn(bin), ...targetsIn(imports)])]
    .map((target) => target.replace(/^\.\//, ''))
    .filter((target) => !paths.includes(target))
    .map((target) => `its package.json points at ${target}, which is not packed`);
}

function targetsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.startsWith('./') ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(targetsIn);
}
