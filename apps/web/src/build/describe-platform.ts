import { listEndpoints } from '@boxwire/contract';
import type { EndpointSpec, JourneySpec, Link, PlatformSpec } from '@boxwire/contract';
import type { EndpointPage, JourneyPage, LinkPage, PartPage, PlatformPage } from '../shared/contract-pages.ts';
import { draftOf, fieldsOf } from './schema-fields.ts';

/** Everything the explorer shows of a platform, from its contract alone. */
export function describePlatform(platform: PlatformSpec): PlatformPage {
  const { id, title, origins, profiles = [], codes = [], journeys = {} } = platform;
  return {
    id,
    title,
    origins,
    profiles,
    endpoints: listEndpoints(platform).map(describeEndpoint),
    journeys: Object.entries(journeys).map(([name, journey]) => describeJourney(name, journey)),
    codes: codes.map(({ wireCode, meaning, source }) => ({ wireCode, meaning, source })),
  };
}

function describeEndpoint(endpoint: EndpointSpec): EndpointPage {
  const { id, method, origin, path, summary, source, effect, responses, outcome } = endpoint;
  return {
    ...{ id, method, origin, path, summary, source, effect },
    request: partsOf(endpoint),
    answers: Object.entries(responses).flatMap(([status, spec]) =>
      spec === undefined
        ? []
        : [{ status, kind: spec.kind, fields: spec.kind === 'json' ? fieldsOf(spec.schema) : [] }],
    ),
    codes: outcome.codes,
    draft: draftInput(endpoint),
  };
}

function partsOf({ params, query, headers, body }: EndpointSpec): readonly PartPage[] {
  const parts: PartPage[] = [];
  for (const [part, schema] of [
    ['params', params],
    ['query', query],
    ['headers', headers],
  ] as const) {
    if (schema !== undefined) parts.push({ part, fields: fieldsOf(schema) });
  }
  if (body !== undefined) parts.push({ part: 'body', encoding: body.kind, fields: fieldsOf(body.schema) });
  return parts;
}

function draftInput({ params, query, headers, body }: EndpointSpec): Readonly<Record<string, unknown>> {
  const schemas = { params, query, headers, body: body?.schema };
  return Object.fromEntries(
    Object.entries(schemas).flatMap(([part, schema]) => (schema === undefined ? [] : [[part, draftOf(schema)]])),
  );
}

function describeJourney(name: string, { id, summary, source, steps }: JourneySpec): JourneyPage {
  return {
    ...{ name, id, summary, source },
    steps: Object.entries(steps).map(([stepId, step]) => ({
      id: stepId,
      endpointId: step.endpoint.id,
      summary: step.summary ?? step.endpoint.summary,
    })),
    links: Object.entries(steps).flatMap(([stepId, { links = [] }]) => links.map((link) => describeLink(stepId, link))),
  };
}

function describeLink(stepId: string, { to, from, via = [] }: Link): LinkPage {
  const { step, pointer, part = 'data' } = from;
  const at = typeof pointer === 'string' ? pointer : pointer.join(' or ');
  return { from: { step, at: part === 'data' ? at : `${part}: ${at}` }, to: { step: stepId, at: to }, via };
}
