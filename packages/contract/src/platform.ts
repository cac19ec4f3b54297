import type { EndpointSpec } from './endpoint.ts';
import { ContractError } from './errors.ts';
import type { JourneySpec } from './journey/journey.ts';

/** Endpoints by dotted id: `{ order: { create: endpoint({ id: 'order.create', … }) } }`. */
export interface EndpointTree {
  readonly [name: string]: EndpointSpec | EndpointTree;
}

/** One row of a code table, for documents and the sandbox. */
export interface CodeRow {
  readonly wireCode: string;
  readonly meaning: string;
  readonly source: string;
}

/** A platform's whole contract. */
export interface PlatformSpec {
  readonly id: string;
  readonly title: string;
  /** Origin keys; every endpoint's `origin` is one of them. */
  readonly origins: readonly string[];
  readonly endpoints: EndpointTree;
  readonly codes?: readonly CodeRow[];
  readonly profiles?: readonly string[];
  readonly journeys?: Readonly<Record<string, JourneySpec>>;
  /** Present when requests must be signed; `createClient` then demands a signer of this scheme. */
  readonly signing?: { readonly scheme: string };
  /** Wire names (any case) that carry secrets or personal data, beside the general ones. */
  readonly sensitiveNames?: readonly string[];
}

/** A declared platform; keeps the literal types of its spec. */
export type Platform<Spec extends PlatformSpec = PlatformSpec> = Spec;

/**
 * Declares a platform. Throws `ContractError` `PLATFORM_INVALID` when an endpoint's id is not its place in the tree,
 * or its origin is not listed.
 */
export function platform<const Spec extends PlatformSpec>(spec: Spec): Platform<Spec> {
  for (const { place, endpoint } of listPlaces(spec.endpoints, '')) {
    if (endpoint.id !== place) throw invalid(spec, `endpoint "${endpoint.id}" stands at "${place}"`);
    if (!spec.origins.includes(endpoint.origin))
      throw invalid(spec, `"${place}" uses unlisted origin "${endpoint.origin}"`);
  }
  for (const [name, journey] of Object.entries(spec.journeys ?? {})) {
    if (journey.id !== `${spec.id}.${name}`)
      throw invalid(spec, `journey "${journey.id}" stands at "${spec.id}.${name}"`);
  }
  return Object.freeze({ ...spec });
}

/** Every endpoint of a platform, in the order of declaration. */
export function listEndpoints(target: Pick<PlatformSpec, 'endpoints'>): EndpointSpec[] {
  return listPlaces(target.endpoints, '').map(({ endpoint }) => endpoint);
}

/** The endpoint with this dotted id, or `undefined`. */
export function findEndpoint(target: Pick<PlatformSpec, 'endpoints'>, id: string): EndpointSpec | undefined {
  return listEndpoints(target).find((endpoint) => endpoint.id === id);
}

/** Whether a node of the tree is an endpoint rather than a group. */
export function isEndpoint(node: EndpointSpec | EndpointTree): node is EndpointSpec {
  return typeof node.id === 'string' && typeof node.method === 'string';
}

function listPlaces(tree: EndpointTree, prefix: string): { place: string; endpoint: EndpointSpec }[] {
  return Object.entries(tree).flatMap(([name, node]) => {
    const place = prefix + name;
    return isEndpoint(node) ? [{ place, endpoint: node }] : listPlaces(node, `${place}.`);
  });
}

function invalid(spec: PlatformSpec, problem: string): ContractError {
  return new ContractError('PLATFORM_INVALID', `platform ${spec.id}: ${problem}`);
}
