import { parseJson } from '../json/parse-json.ts';

/** A pure function a link applies to a wire value. */
export type Transform = (value: unknown) => unknown;

/** Transforms every journey may name. */
export const BUILT_IN_TRANSFORMS: Readonly<Record<string, Transform>> = Object.freeze({
  text: (value: unknown) => String(value),
  number: (value: unknown) => Number(value),
  parseJson: (value: unknown) => parseJson(String(value)),
  decodeUriComponent: (value: unknown) => decodeURIComponent(String(value)),
  encodeUriComponent: (value: unknown) => encodeURIComponent(String(value)),
});
