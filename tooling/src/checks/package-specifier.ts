/** A bare specifier in its parts: `@scope/name/sub/path` → `@scope/name` and `./sub/path`. */
export interface PackageSpecifier {
  readonly name: string;
  /** The key in the package's `exports`: `.` or `./sub/path`. */
  readonly subpath: string;
}

/** Splits a bare specifier; undefined for relative ones, `node:` builtins and a package's own `#imports`. */
export function packageSpecifier(specifier: string): PackageSpecifier | undefined {
  if (/^(?:[./#]|node:)/.test(specifier)) return undefined;
  const parts = specifier.split('/');
  const length = specifier.startsWith('@') ? 2 : 1;
  const rest = parts.slice(length).join('/');
  return { name: parts.slice(0, length).join('/'), subpath: rest === '' ? '.' : `./${rest}` };
}
