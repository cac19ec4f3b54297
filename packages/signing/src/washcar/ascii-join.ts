// The name under which canonicalize.ts knows the fast way, from when it took ASCII alone.
export { joinFast as joinAscii } from './fast-join.ts';
