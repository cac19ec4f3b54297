import { z } from 'zod';
import { type Endpoint, type EndpointSpec, type FieldsSchema, pathParameters } from './endpoint.ts';
import { ContractError, type ContractIssue } from './errors.ts';
import { formText } from './form-text.ts';
import type { InputOf } from './infer.ts';
import { toPointer } from './json/pointer.ts';
import { toPairs } from './to-pairs.ts';
import type { NameValue, WireRequest } from './wire.ts';

type Part = 'params' | 'query' | 'headers' | 'body';

/**
 * Turns typed input into the exact request to send. Pure: no clock, no network, no signing.
 * Throws `ContractError` `REQUEST_INVALID`, naming each refused place by JSON pointer, never its value.
 */
export function encodeRequest<Spec extends EndpointSpec>(target: Endpoint<Spec>, input: InputOf<Spec>): WireRequest {
  const given = input as Partial<Record<Part, unknown>>;
  const collect = new PartEncoder(target.id);
  collect.refuseUnknown(target, given);
  const params = collect.fields('params', target.params, given.params);
  const query = collect.fields('query', target.query, given.query);
  const headers = collect.fields('headers', target.headers, given.headers);
  const bodyText = collect.body(target, given.body);
  collect.throwIfRefused();
  return {
    endpointId: target.id,
    method: target.method,
    origin: target.origin,
    path: fillPath(target.path, params),
    query,
    headers: requestHeaders(target, headers, bodyText),
    bodyText,
  };
}

/** Path and query as they stand on the request line, percent-encoded in the endpoint's dialect. */
export function requestTarget(
  request: Pick<WireRequest, 'path' | 'query'>,
  dialect: EndpointSpec['queryDialect'] = 'component',
): string {
  return request.query.length === 0 ? request.path : `${request.path}?${formText(request.query, dialect)}`;
}

class PartEncoder {
  readonly #endpointId: string;
  readonly #issues: ContractIssue[] = [];

  constructor(endpointId: string) {
    this.#endpointId = endpointId;
  }

  fields(part: Part, schema: FieldsSchema | undefined, value: unknown): NameValue[] {
    if (schema === undefined) return [];
    return toPairs(this.#encode(part, strict(schema), value ?? {}));
  }

  body(target: EndpointSpec, value: unknown): string | null {
    if (target.body === undefined) return null;
    const issuesBefore = this.#issues.length;
    const { schema } = target.body;
    // a body of optional members may be left out, as InputOf says
    const wire =
      schema instanceof z.ZodObject
        ? this.#encode('body', strict(schema), value ?? {})
        : this.#encode('body', schema, value);
    return this.#issues.length > issuesBefore ? null : target.body.write(wire);
  }

  refuseUnknown(target: EndpointSpec, given: Partial<Record<Part, unknown>>): void {
    for (const part of Object.keys(given) as Part[]) {
      if (given[part] !== undefined && target[part] === undefined) {
        this.#issues.push({ pointer: `/${part}`, problem: `this endpoint takes no ${part}` });
      }
    }
  }

  throwIfRefused(): void {
    if (this.#issues.length === 0) return;
    const places = this.#issues.map(({ pointer, problem }) => `${pointer} ${problem}`).join('; ');
    throw new ContractError('REQUEST_INVALID', `the request was not sent: ${places}`, {
      endpointId: this.#endpointId,
      issues: this.#issues,
    });
  }

  #encode(part: Part, schema: z.ZodType, value: unknown): unknown {
    const result = z.safeEncode(schema, value);
    if (result.success) return result.data;
    for (const issue of result.error.issues) {
      this.#issues.push({ pointer: `/${part}${toPointer(issue.path)}`, problem: issue.message });
    }
    return undefined;
  }
}

const strictForms = new WeakMap<FieldsSchema, FieldsSchema>();

// requests are closed: an unknown member is a mistake, not a message
function strict(schema: FieldsSchema): FieldsSchema {
  const known = strictForms.get(schema);
  if (known !== undefined) return known;
  const closed = schema.strict();
  strictForms.set(schema, closed);
  return closed;
}

function fillPath(template: string, params: readonly NameValue[]): string {
  if (!template.includes('{')) return template;
  const values = new Map(params);
  let path = template;
  for (const name of pathParameters(template)) {
    path = path.replace(`{${name}}`, () => encodeURIComponent(values.get(name) ?? ''));
  }
  return path;
}

function requestHeaders(
  target: EndpointSpec,
  own: readonly NameValue[],
  bodyText: string | null,
): Record<string, string> {
  const contentType = target.body !== undefined && bodyText !== null ? { 'content-type': target.body.contentType } : {};
  return { ...contentType, ...target.fixedHeaders, ...Object.fromEntries(own) };
}
