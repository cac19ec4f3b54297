import type {
  CodeOf,
  DataOf,
  Endpoint,
  EndpointSpec,
  EndpointTree,
  GenericCode,
  InputOf,
  Outcome,
  PlatformSpec,
  WireRequest,
  WireResponse,
} from '@boxwire/contract';
import type { CallOptions } from './call-options.ts';

/** What a call of an endpoint resolves to. */
export type CallOutcome<Spec extends EndpointSpec> = Outcome<DataOf<Spec>, CodeOf<Spec> | GenericCode>;

/** What `$call` takes: the endpoint's input, or any parts when the endpoint is known only at run time. */
export type CallInput<Spec extends EndpointSpec> = EndpointSpec extends Spec
  ? { readonly [Part in 'params' | 'query' | 'headers' | 'body']?: unknown }
  : InputOf<Spec>;

/**
 * Calls one endpoint. Resolves to its typed outcome, refusals included; rejects with `HttpError` when there was no answer,
 * with `ContractError` when the input breaks the contract, and with whatever the signer throws.
 */
export type EndpointCall<Spec extends EndpointSpec> =
  Record<never, never> extends InputOf<Spec>
    ? (input?: InputOf<Spec>, options?: CallOptions) => Promise<CallOutcome<Spec>>
    : (input: InputOf<Spec>, options?: CallOptions) => Promise<CallOutcome<Spec>>;

/** A platform's endpoints as functions, in the same tree. */
export type EndpointCalls<Tree> = {
  readonly [Name in keyof Tree]: Tree[Name] extends EndpointSpec
    ? EndpointCall<Tree[Name]>
    : Tree[Name] extends EndpointTree
      ? EndpointCalls<Tree[Name]>
      : never;
};

/** What every client can do beside its endpoints. No endpoint or group at the top may be called `close` or begin with `$`. */
export interface ClientControls extends AsyncDisposable {
  /** Calls an endpoint of the platform that is not known by name when the code is written. */
  $call<const Spec extends EndpointSpec>(
    target: Endpoint<Spec>,
    input: CallInput<Spec>,
    options?: CallOptions,
  ): Promise<CallOutcome<Spec>>;
  /** Sends an already encoded request and answers the response itself; signing and retries are those of `$call`. */
  $send(target: EndpointSpec, request: WireRequest, options?: CallOptions): Promise<WireResponse>;
  /** Server time minus local time as learned at this origin, in milliseconds; 0 until learned. */
  $clockOffsetMs(origin: string): number;
  /** Refuses new calls, waits for the running ones (or ends them, with `abort`), then closes every connection. */
  close(options?: { readonly abort?: boolean }): Promise<void>;
}

/** A client of a platform. */
export type Client<Spec extends PlatformSpec> = EndpointCalls<Spec['endpoints']> & ClientControls;
