const START_ROWS = 64;

/** Rows of numbers, a typed array a column: what is kept of hundreds of thousands of reports stays small. */
export class Columns<Name extends string> {
  readonly #names: readonly Name[];
  readonly #data: Record<Name, Float64Array>;
  #rows = 0;

  constructor(names: readonly Name[]) {
    this.#names = names;
    this.#data = Object.fromEntries(names.map((name) => [name, new Float64Array(START_ROWS)])) as Record<
      Name,
      Float64Array
    >;
  }

  get length(): number {
    return this.#rows;
  }

  /** Adds a row and returns its number, from 0. */
  add(row: Readonly<Record<Name, number>>): number {
    const index = this.#rows;
    if (index === this.#data[this.#names[0] as Name].length) this.#grow();
    this.#rows = index + 1;
    for (const name of this.#names) this.#data[name][index] = row[name];
    return index;
  }

  get(row: number, name: Name): number {
    return this.#data[name][row] ?? 0;
  }

  set(row: number, name: Name, value: number): void {
    this.#data[name][row] = value;
  }

  /** Adds to a cell and returns its new value. */
  increase(row: number, name: Name, by: number): number {
    const value = this.get(row, name) + by;
    this.#data[name][row] = value;
    return value;
  }

  #grow(): void {
    for (const name of this.#names) {
      const wider = new Float64Array(this.#rows * 2);
      wider.set(this.#data[name]);
      this.#data[name] = wider;
    }
  }
}
