/** The outcome of one named check of the packed packages. */
export interface PackResult {
  readonly name: string;
  /** Empty when the check passed. */
  readonly problem: string;
}

/** Collects outcomes and prints each one as it comes. */
export class PackResults {
  readonly #results: PackResult[] = [];
  readonly #print: (text: string) => void;

  constructor(print: (text: string) => void) {
    this.#print = print;
  }

  add(name: string, problem: string): void {
    this.#results.push({ name, problem });
    this.#print(problem === '' ? `ok    ${name}\n` : `FAIL  ${name}\n${problem.trimEnd().replaceAll(/^/gm, '  ')}\n`);
  }

  /** How many checks passed and failed so far. */
  counts(): { readonly passed: number; readonly failed: number } {
    const failed = this.#results.filter(({ problem }) => problem !== '').length;
    return { passed: this.#results.length - failed, failed };
  }
}
