import { md5Text } from '#platform';

/**
 * Whether two texts are equal, in a time that tells nothing about where they differ.
 * Both are digested first, so the compared texts always have one length.
 */
export function equalInConstantTime(left: string, right: string): boolean {
  const a = md5Text(left);
  const b = md5Text(right);
  let difference = left.length ^ right.length;
  for (let i = 0; i < a.length; i++) difference |= a.charCodeAt(i) ^ b.charCodeAt(i);
  return difference === 0;
}
