/** Where a value came from. */
export interface MintRecord {
  readonly value: string;
  readonly platform: string;
  /** JSON pointer or name on the wire, for example `/data/orderNo`, or `set-cookie JSESSIONID`. */
  readonly field: string;
  /** Epoch milliseconds on the sandbox clock. */
  readonly at: number;
  /** The request whose answer first carried it; absent for seeded values. */
  readonly requestId?: string;
  readonly endpointId?: string;
}

/** Which request gave out which value: the answer to "where did this value come from". */
export interface MintLedger {
  record(entry: MintRecord): void;
  /** Every place that gave out this exact value, oldest first. */
  find(value: string): readonly MintRecord[];
  readonly size: number;
  clear(): void;
}

const DEFAULT_LIMIT = 50_000;

/** A ledger of at most `limit` values (default 50 000); the oldest value goes first. */
export function createMintLedger(limit: number = DEFAULT_LIMIT): MintLedger {
  const byValue = new Map<string, MintRecord[]>();
  return {
    record(entry) {
      const known = byValue.get(entry.value);
      if (known !== undefined) {
        known.push(entry);
        return;
      }
      byValue.set(entry.value, [entry]);
      if (byValue.size > limit) byValue.delete(byValue.keys().next().value ?? '');
    },
    find: (value) => byValue.get(value) ?? [],
    get size() {
      return byValue.size;
    },
    clear: () => {
      byValue.clear();
    },
  };
}
