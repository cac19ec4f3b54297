/** A value as a record holds it. */
export type RecordValue = number | string | null;

/** One row of a table leaf page. */
export interface LeafRow {
  readonly rowId: number;
  readonly values: readonly RecordValue[];
}

const TABLE_LEAF = 0x0d;
const FILE_HEADER = 100;

/** Where a leaf's bytes come from. */
export interface LeafSource {
  readonly bytes: Buffer;
  readonly pageNumber: number;
  /** The newest image of another page, for long rows. */
  readonly page: (pageNumber: number) => Buffer;
}

/** Reads the rows of a table leaf (SQLite file format §1.6, §2.1). Rows that cannot be read are passed over. */
export function* leafRows(source: LeafSource): Generator<LeafRow> {
  const { bytes, pageNumber } = source;
  const start = pageNumber === 1 ? FILE_HEADER : 0;
  if (bytes[start] !== TABLE_LEAF) return;
  const cells = bytes.readUInt16BE(start + 3);
  for (let index = 0; index < cells; index++) {
    const row = tryRead(() => cellRow(source, bytes.readUInt16BE(start + 8 + 2 * index)));
    if (row !== undefined) yield row;
  }
}

function cellRow(source: LeafSource, at: number): LeafRow {
  const length = varint(source.bytes, at);
  const rowId = varint(source.bytes, length.end);
  return { rowId: rowId.value, values: recordValues(payloadOf(source, rowId.end, length.value)) };
}

/** The payload, gathered from the overflow pages where it is long. */
function payloadOf({ bytes, page }: LeafSource, at: number, length: number): Buffer {
  const usable = bytes.length;
  const most = usable - 35;
  if (length <= most) return slice(bytes, at, length);
  const least = Math.floor(((usable - 12) * 32) / 255) - 23;
  const surplus = least + ((length - least) % (usable - 4));
  const local = surplus <= most ? surplus : least;
  const parts = [slice(bytes, at, local)];
  let next = bytes.readUInt32BE(at + local);
  for (let left = length - local; left > 0;) {
    const overflow = page(next);
    parts.push(slice(overflow, 4, Math.min(left, usable - 4)));
    left -= usable - 4;
    next = overflow.readUInt32BE(0);
  }
  return Buffer.concat(parts);
}

function recordValues(payload: Buffer): readonly RecordValue[] {
  const headerLength = varint(payload, 0);
  const values: RecordValue[] = [];
  let at = headerLength.value;
  for (let head = headerLength.end; head < headerLength.value;) {
    const type = varint(payload, head);
    const size = sizeOf(type.value);
    values.push(valueOf(type.value, slice(payload, at, size)));
    at += size;
    head = type.end;
  }
  return values;
}

const INTEGER_SIZES = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0];

function sizeOf(type: number): number {
  return INTEGER_SIZES[type] ?? Math.floor((type - 12) / 2);
}

function valueOf(type: number, bytes: Buffer): RecordValue {
  if (type === 0) return null;
  if (type === 8 || type === 9) return type - 8;
  if (type === 7) return bytes.readDoubleBE(0);
  if (type === 6) return Number(bytes.readBigInt64BE(0));
  if (type < 6) return bytes.readIntBE(0, bytes.length);
  // a blob is none of our columns; as text its checksum will not hold
  return bytes.toString('utf8');
}

/** A big-endian base-128 number of up to nine bytes. */
function varint(bytes: Buffer, at: number): { readonly value: number; readonly end: number } {
  let value = 0;
  for (let index = 0; index < 8; index++) {
    const byte = bytes.readUInt8(at + index);
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return { value, end: at + index + 1 };
  }
  return { value: value * 256 + bytes.readUInt8(at + 8), end: at + 9 };
}

function slice(bytes: Buffer, at: number, length: number): Buffer {
  if (!(length >= 0) || at + length > bytes.length) throw new RangeError('beyond the page');
  return bytes.subarray(at, at + length);
}

function tryRead<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
