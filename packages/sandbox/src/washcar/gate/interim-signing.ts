import { createHash } from 'node:crypto';
export function interimStringA(query: readonly (readonly [string, string])[], body: unknown): string {
  const flat = new Map<string, string>(query);
  const walk = (value: unknown, name: string): void => {
    if (Array.isArray(value)) value.forEach((v, i) => walk(v, `${name}[${i}]`));
    else if (typeof value === 'object' && value !== null)
      for (const [k, v] of Object.entries(value)) walk(v, name === '' ? k : `${name}.${k}`);
    else if (value !== null && value !== undefined) flat.set(name, String(value));
  };
  walk(body ?? {}, '');
  return [...flat]
    .filter(([n, v]) => n !== 'sign' && v.trim() !== '')
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([n, v]) => `${n}=${v}`)
    .join('&');
}
export const md5 = (t: string): string => createHash('md5').update(t, 'utf8').digest('hex');
