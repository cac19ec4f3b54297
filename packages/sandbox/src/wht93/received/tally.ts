/** How often something happened, with the newest examples. */
export interface TallyView {
  readonly count: number;
  /** What it happened to, newest last. */
  readonly examples: readonly string[];
}

/** Counts by name; keeps at most `limit` examples of each. */
export class Tally<Name extends string = string> {
  readonly #limit: number;
  readonly #byName = new Map<Name, { count: number; examples: string[] }>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  add(name: Name, example: string): void {
    let entry = this.#byName.get(name);
    if (entry === undefined) this.#byName.set(name, (entry = { count: 0, examples: [] }));
    entry.count += 1;
    if (this.#limit === 0) return;
    entry.examples.push(example);
    // trimmed in bulk: shifting one element at a time would copy the list for every report
    if (entry.examples.length >= this.#limit * 2) entry.examples.splice(0, entry.examples.length - this.#limit);
  }

  view(): Readonly<Record<string, TallyView>> {
    const entries = [...this.#byName].sort(([one], [other]) => (one < other ? -1 : 1));
    return Object.fromEntries(
      entries.map(([name, { count, examples }]) => [
        name,
        { count, examples: this.#limit === 0 ? [] : examples.slice(-this.#limit) },
      ]),
    );
  }
}
