import type { NameValue } from '@boxwire/contract';
import { fieldRefusal, ruleRefusal } from '../answers/refusal.ts';

/** Values a call sent, by name, with the field rules of washcar §5.2. Unknown names are ignored. */
export class Fields {
  readonly #values: ReadonlyMap<string, string>;

  constructor(values: ReadonlyMap<string, string>) {
    this.#values = values;
  }

  /** A value, or `undefined` when it is missing, null or blank. */
  text(name: string): string | undefined {
    const value = this.#values.get(name);
    return value === undefined || value.trim() === '' ? undefined : value;
  }

  required(name: string, missing: string): string {
    const value = this.text(name);
    if (value === undefined) throw fieldRefusal(name, missing);
    return value;
  }

  /** Refuses text longer than `limit` UTF-16 units. */
  atMost(name: string, limit: number, tooLong: string): void {
    if ((this.text(name)?.length ?? 0) > limit) throw fieldRefusal(name, tooLong);
  }

  code(name: string, malformed: string): string | undefined {
    const value = this.text(name);
    if (value !== undefined && !/^\d{6}$/.test(value)) throw fieldRefusal(name, malformed);
    return value;
  }

  integer(
    name: string,
    rule: { readonly min: number; readonly max: number; readonly otherwise: number; readonly problem: string },
  ): number {
    const value = this.text(name);
    if (value === undefined) return rule.otherwise;
    const number = /^\d{1,9}$/.test(value) ? Number(value) : NaN;
    if (number >= rule.min && number <= rule.max) return number;
    throw fieldRefusal(name, rule.problem);
  }

  /** Where the customer stands: both values or none. */
  place(): { readonly longitude: number; readonly latitude: number } | undefined {
    const longitude = this.#degrees('longitude', 180, '经度格式不正确');
    const latitude = this.#degrees('latitude', 90, '纬度格式不正确');
    if (longitude === undefined && latitude === undefined) return undefined;
    if (longitude === undefined || latitude === undefined) throw ruleRefusal('经度和纬度必须同时提供');
    return { longitude, latitude };
  }

  #degrees(name: string, limit: number, problem: string): number | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    if (/^-?\d{1,3}(?:\.\d+)?$/.test(value) && Math.abs(Number(value)) <= limit) return Number(value);
    throw fieldRefusal(name, problem);
  }
}

/**
 * Query and body members by name; a number or boolean in the body counts as its text, as Java binds it. The body is absent
 * or JSON: it was checked before.
 */
export function readFields(query: readonly NameValue[], bodyText: string | null): Fields {
  const values = new Map<string, string>(query);
  const body: unknown = bodyText === null || bodyText.trim() === '' ? null : JSON.parse(bodyText);
  for (const [name, value] of Object.entries(body ?? {})) {
    if (typeof value === 'string') values.set(name, value);
    else if (typeof value === 'number' || typeof value === 'boolean') values.set(name, String(value));
  }
  return new Fields(values);
}
