/**
 * How sure the reconstruction is of a value (wht93 §0): `H` at least 90 %, `M` 60 to 90 %, `L` below 60 %. Everything below
 * `H` is unconfirmed: a correction against the printed standard is not a breaking change.
 */
export type Confidence = 'H' | 'M' | 'L';
