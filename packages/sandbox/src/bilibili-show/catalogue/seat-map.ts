/** A kind of seat: its letter in the rows stands for a sku. */
export interface SeatClass {
  readonly symbol: string;
  readonly skuId: number;
}

/** One area. `rows` has a letter per column; `_` and `#` are no seats (bilibili-show §4). */
export interface SeatArea {
  readonly id: number;
  readonly name: string;
  readonly polygon: string;
  readonly rows: readonly string[];
}

/** Where a seat is and what it costs. */
export interface SeatPlace {
  /** `{area_id}_{row}_{col}`, counted from 0. */
  readonly code: string;
  readonly areaId: number;
  readonly skuId: number;
}

/** The seats of a screen. Areas stay in wire order. */
export class SeatMap {
  readonly areas: readonly SeatArea[];
  readonly classes: readonly SeatClass[];
  readonly #places: ReadonlyMap<string, SeatPlace>;
  /** Code → order number that holds or bought it; `null` was never for sale. */
  readonly #taken = new Map<string, string | null>();

  constructor(areas: readonly SeatArea[], classes: readonly SeatClass[]) {
    this.areas = areas;
    this.classes = classes;
    this.#places = new Map(areas.flatMap((area) => placesOf(area, classes)).map((place) => [place.code, place]));
  }

  find(code: string): SeatPlace | undefined {
    return this.#places.get(code);
  }

  places(): IterableIterator<SeatPlace> {
    return this.#places.values();
  }

  isFree(code: string): boolean {
    return this.#places.has(code) && !this.#taken.has(code);
  }

  /** Order number, `null` for a seat that is not for sale, `undefined` for a free one. */
  holderOf(code: string): string | null | undefined {
    return this.#taken.get(code);
  }

  taken(): IterableIterator<[code: string, orderId: string | null]> {
    return this.#taken.entries();
  }

  take(code: string, orderId: string | null): void {
    this.#taken.set(code, orderId);
  }

  release(code: string): void {
    this.#taken.delete(code);
  }
}

function placesOf({ id, rows }: SeatArea, classes: readonly SeatClass[]): SeatPlace[] {
  return rows.flatMap((row, rowIndex) =>
    Array.from(row).flatMap((symbol, column) => {
      const skuId = classes.find((own) => own.symbol === symbol)?.skuId;
      return skuId === undefined ? [] : [{ code: `${id}_${rowIndex}_${column}`, areaId: id, skuId }];
    }),
  );
}
