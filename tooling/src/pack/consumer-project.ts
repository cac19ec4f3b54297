import type { ReadmeExample } from './readme-examples.ts';

/** What the empty project outside the repository installs and imports. */
export interface ConsumerInput {
  /** Absolute paths of the packed packages. */
  readonly tarballs: readonly string[];
  /** Everything that can be imported: `@boxwire/contract`, `@boxwire/contract/openapi`, … */
  readonly specifiers: readonly string[];
  /** Public packages a user installs beside them: exact versions by name. */
  readonly companions: Readonly<Record<string, string>>;
  readonly examples: readonly ConsumerExample[];
}

/** A README example with the file name that it gets in the project. */
export interface ConsumerExample extends ReadmeExample {
  readonly file: string;
}

const COMMON = {
  target: 'es2024',
  lib: ['es2024'],
  strict: true,
  noEmit: true,
  skipLibCheck: false,
  // Two examples may use the same names.
  moduleDetection: 'force',
  types: ['node'],
};

/** The files of a project that uses every package as a user would, by path. */
export function consumerFiles(input: ConsumerInput): ReadonlyMap<string, string> {
  const { tarballs, specifiers, companions, examples } = input;
  const imports = specifiers.map((specifier, index) => `import * as module${index} from '${specifier}';`);
  const uses = specifiers.map((_, index) => `module${index}`).join(', ');
  const dependencies = { ...companions, ...Object.fromEntries(tarballs.map((path) => [nameOf(path), `file:${path}`])) };
  return new Map([
    ['package.json', json({ name: 'consumer', private: true, type: 'module', dependencies })],
    ['consumer.ts', `${imports.join('\n')}\nexport const modules: readonly object[] = [${uses}];\n`],
    ['tsconfig.nodenext.json', tsconfig({ module: 'nodenext' })],
    ['tsconfig.bundler.json', tsconfig({ module: 'esnext', moduleResolution: 'bundler' })],
    ['import.mjs', `${specifiers.map((specifier) => `await import('${specifier}');`).join('\n')}\n`],
    ['require.cjs', `${specifiers.map((specifier) => `require('${specifier}');`).join('\n')}\n`],
    ...examples.map(({ file, code }) => [file, code] as const),
  ]);
}

function tsconfig(options: object): string {
  return json({ compilerOptions: { ...COMMON, ...options }, include: ['*.ts', 'examples/*.ts'] });
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

/** `boxwire-http-core-0.1.0.tgz` → `@boxwire/http-core`, the way pnpm names tarballs. */
function nameOf(tarball: string): string {
  const match = /(?:^|[\\/])boxwire-(?<name>[a-z0-9-]+?)-\d+\.\d+\.\d+[^\\/]*\.tgz$/.exec(tarball);
  if (!match?.groups) throw new Error(`unexpected name of a packed package: ${tarball}`);
  return `@boxwire/${match.groups.name ?? ''}`;
}
