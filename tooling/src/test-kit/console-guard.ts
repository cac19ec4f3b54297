const OUTPUT_METHODS = ['debug', 'dir', 'error', 'info', 'log', 'table', 'trace', 'warn'] as const;

/**
 * Makes every printing `console` method throw, so that a library that logs fails its tests.
 * `vitest.shared.ts` installs it for each test file; a test that wants output spies on the method itself.
 *
 * @returns a function that puts the original methods back
 */
export function consoleGuard(target: Console = console): () => void {
  const originals = Object.fromEntries(
    OUTPUT_METHODS.map((name): [string, unknown] => [name, Reflect.get(target, name)]),
  );
  for (const name of OUTPUT_METHODS) {
    target[name] = (...args: unknown[]) => {
      throw new Error(`unexpected console.${name}(${args.map(String).join(' ')}): inject a logger or return the text`);
    };
  }
  return () => {
    Object.assign(target, originals);
  };
}
