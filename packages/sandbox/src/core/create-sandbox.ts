import { redactorFor, type Redactor } from '@boxwire/contract';
import { runAction } from './actions.ts';
import type { ActionTarget, SandboxAdmin } from './admin/admin.ts';
import { ADMIN_PATH, createAdminApp } from './admin/admin-app.ts';
import { createClock, type ClockMode, type ClockOptions, type SandboxClock } from './clock/clock.ts';
import { SandboxError } from './errors.ts';
import { createEventHub, type EventHub, type SandboxEvents } from './events.ts';
import { createFaultEngine, type FaultEngine } from './faults/fault-book.ts';
import type { FaultRule } from './faults/fault-rule.ts';
import { createHostTable, type HostedOrigin, type HostTable } from './http/hosts.ts';
import { listen, type ListeningPort, type PortHandler } from './http/listen.ts';
import { createPipeline } from './http/pipeline.ts';
import { createOriginApp, type Serve } from './http/router.ts';
import { sandboxErrorReply } from './http/sandbox-replies.ts';
import { checkInvariants } from './invariants.ts';
import { createMintLedger, type MintLedger } from './minted.ts';
import type { PlatformInstance, SandboxPlatform } from './platform.ts';
import { createRandom, type Random } from './random.ts';
import { createRequestLog, type RequestLog } from './request-log.ts';

/** Origin addresses by platform id and origin key: what `createClient` takes as `origins`. */
export type SandboxOrigins<Platforms extends readonly SandboxPlatform[]> = {
  readonly [Platform in Platforms[number] as Platform['id']]: {
    readonly [Key in keyof Platform['origins']]: string;
  };
};

/** Options of `createSandbox`. */
export interface SandboxOptions<Platforms extends readonly SandboxPlatform[]> {
  readonly platforms: Platforms;
  /** Everything random follows from it: same seed, same catalogue, same ids. Default 1. */
  readonly seed?: string | number;
  /** A mode, or a mode with its start time. Default `real`. */
  readonly clock?: ClockMode | ClockOptions;
  /**
   * `free` (default) takes free ports; `default` the platforms' own, such as 8028 for washcar; or ports by platform id
   * and origin key.
   */
  readonly ports?: 'free' | 'default' | Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Rules in force from the start, and again after a reset. */
  readonly faults?: readonly FaultRule[];
  /** How many requests the log keeps. Default 1000; 0 keeps none. */
  readonly requestLogLimit?: number;
}

/** A running sandbox on loopback. */
export interface Sandbox<
  Platforms extends readonly SandboxPlatform[] = readonly SandboxPlatform[],
> extends AsyncDisposable {
  readonly origins: SandboxOrigins<Platforms>;
  readonly admin: SandboxAdmin<Platforms[number]['id']>;
  readonly events: SandboxEvents;
  /** Cuts every connection, ends every wait, frees the ports. Calling it again does nothing. */
  close(): Promise<void>;
}

/**
 * Starts a sandbox: one loopback port per origin, the admin routes under `/__sandbox/` on each.
 * Throws `SandboxError`: `OPTION_INVALID`, `PORT_IN_USE`, `LISTEN_FAILED`, `FAULT_INVALID`, `CLOCK_INVALID`.
 */
export async function createSandbox<const Platforms extends readonly SandboxPlatform[]>(
  options: SandboxOptions<Platforms>,
): Promise<Sandbox<Platforms>> {
  const runtime = new SandboxRuntime(options);
  await runtime.start();
  const close = (): Promise<void> => runtime.close();
  return {
    origins: runtime.origins() as SandboxOrigins<Platforms>,
    admin: runtime.admin,
    events: runtime.events,
    close,
    [Symbol.asyncDispose]: close,
  };
}

interface OpenOrigin extends HostedOrigin {
  readonly listening: ListeningPort;
}

class SandboxRuntime {
  readonly admin: SandboxAdmin;
  readonly events: SandboxEvents;
  readonly #options: SandboxOptions<readonly SandboxPlatform[]>;
  readonly #clock: SandboxClock;
  readonly #hub: EventHub = createEventHub();
  readonly #ledger: MintLedger = createMintLedger();
  readonly #log: RequestLog;
  readonly #faults: FaultEngine;
  readonly #instances = new Map<string, PlatformInstance>();
  readonly #apps = new Map<string, ReturnType<typeof createOriginApp>>();
  readonly #adminApp: ReturnType<typeof createAdminApp>;
  #open: OpenOrigin[] = [];
  #hosts: HostTable = createHostTable([]);
  #serve: Serve | undefined;
  #closing: Promise<void> | undefined;

  constructor(options: SandboxOptions<readonly SandboxPlatform[]>) {
    assertPlatforms(options.platforms);
    this.#options = options;
    const { clock } = options;
    this.#clock = createClock(typeof clock === 'string' ? { mode: clock } : clock);
    this.#log = createRequestLog(createRedactors(options.platforms), options.requestLogLimit);
    this.#faults = createFaultEngine(this.#random().fork('faults'), faultNames(options.platforms));
    this.admin = this.#createAdmin();
    this.events = this.#hub.events;
    this.#adminApp = createAdminApp({ admin: this.admin, events: this.events, origins: () => this.origins() });
  }

  async start(): Promise<void> {
    try {
      this.#addFaults();
      for (const platform of this.#options.platforms) await this.#listenAll(platform);
      this.#hosts = createHostTable(this.#open);
      this.#serve = createPipeline({
        clock: this.#clock,
        hosts: this.#hosts,
        faults: this.#faults,
        log: this.#log,
        ledger: this.#ledger,
        hub: this.#hub,
      });
      this.#startPlatforms();
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  origins(): Readonly<Record<string, Readonly<Record<string, string>>>> {
    return Object.fromEntries(
      this.#options.platforms.map(({ id }) => {
        const own = this.#open.filter(({ platformId }) => platformId === id);
        return [id, Object.fromEntries(own.map(({ originKey, port }) => [originKey, `http://127.0.0.1:${port}`]))];
      }),
    );
  }

  close(): Promise<void> {
    return (this.#closing ??= this.#stop());
  }

  async #stop(): Promise<void> {
    this.#clock.close();
    this.#hub.close();
    await Promise.all(this.#open.map(({ listening }) => listening.close()));
  }

  #random(): Random {
    return createRandom(this.#options.seed ?? 1);
  }

  #addFaults(): void {
    for (const rule of this.#options.faults ?? []) this.#faults.add(rule);
  }

  async #listenAll(platform: SandboxPlatform): Promise<void> {
    for (const [originKey, spec] of Object.entries(platform.origins)) {
      const wanted = portOf(this.#options.ports ?? 'free', { platform, originKey });
      const listening = await listen(wanted, (request, bindings) => this.#route(listening.port, request, bindings));
      this.#open.push({ platformId: platform.id, originKey, hosts: spec.hosts ?? [], port: listening.port, listening });
    }
  }

  #route(port: number, ...[request, bindings]: Parameters<PortHandler>): Response | Promise<Response> {
    const { incoming } = bindings;
    if (incoming.url?.startsWith(ADMIN_PATH) === true) return this.#adminApp.fetch(request, bindings);
    const addressing = this.#hosts.resolve(port, incoming.headers.host);
    if (addressing === undefined) return this.#refuseHost();
    const app = this.#apps.get(appKey(addressing.platformId, addressing.originKey));
    if (app === undefined) return this.#refuseHost();
    return app.fetch(request, { ...bindings, addressing });
  }

  #refuseHost(): Response {
    const known = ['a loopback address', ...this.#hosts.knownHosts].join(', ');
    const { status, headers, body } = sandboxErrorReply(421, 'HOST_UNKNOWN', `expected a Host of ${known}`);
    return new Response(body as string, { status, headers: headers as Record<string, string> });
  }

  #startPlatforms(): void {
    const serve = this.#serve;
    if (serve === undefined) return;
    for (const platform of this.#options.platforms) {
      const instance = platform.start(this.#contextOf(platform));
      this.#instances.set(platform.id, instance);
      for (const [originKey, rules] of Object.entries(platform.origins)) {
        this.#apps.set(appKey(platform.id, originKey), createOriginApp({ originKey, rules, instance, serve }));
      }
    }
  }

  #contextOf(platform: SandboxPlatform): Parameters<SandboxPlatform['start']>[0] {
    const { id } = platform;
    return {
      clock: this.#clock,
      random: this.#random().fork(id),
      mint: (field, value) => {
        this.#ledger.record({ value, platform: id, field, at: this.#clock.now() });
      },
      emit: (event) => {
        this.#hub.emit(() => ({ ...event, platform: id, at: this.#clock.now() }));
      },
      baseOf: (originKey) => this.origins()[id]?.[originKey] ?? '',
    };
  }

  #reset(): void {
    if (this.#closing !== undefined) throw new SandboxError('SANDBOX_CLOSED', 'the sandbox was closed');
    this.#clock.reset();
    this.#faults.clear();
    this.#addFaults();
    this.#log.clear();
    this.#ledger.clear();
    this.#startPlatforms();
    this.#hub.emit(() => ({ type: 'reset', at: this.#clock.now() }));
  }

  #createAdmin(): SandboxAdmin {
    const act = (role: 'holder' | 'operator') => (target: ActionTarget) => {
      const actions = new Map([...this.#instances].map(([id, { actions: own }]) => [id, own ?? []]));
      return runAction(actions, { ...target, role });
    };
    const perPlatform = <Item>(list: (id: string, instance: PlatformInstance) => readonly Item[]): Item[] =>
      [...this.#instances].flatMap(([id, instance]) => list(id, instance));
    return {
      clock: this.#clock,
      faults: this.#faults,
      reset: () => {
        this.#reset();
      },
      holder: act('holder'),
      operator: act('operator'),
      actions: () =>
        perPlatform((platform, { actions }) =>
          (actions ?? []).map(({ role, name, summary }) => ({ platform, role, name, summary })),
        ),
      routes: () =>
        perPlatform((platform, { routes }) =>
          routes.map(({ originKey, method, path, endpointId, summary }) => ({
            platform,
            origin: originKey,
            method,
            path,
            endpointId,
            ...(summary !== undefined && { summary }),
          })),
        ),
      requests: (filter) => this.#log.list(filter),
      minted: (value) => this.#ledger.find(value),
      invariants: () =>
        checkInvariants(new Map(perPlatform((id, { invariants }) => [[id, invariants ?? []] as const]))),
      state: (platform) => {
        const instance = this.#instances.get(platform);
        if (instance !== undefined) return instance.snapshot?.() ?? null;
        throw new SandboxError('PLATFORM_UNKNOWN', `expected a platform of ${[...this.#instances.keys()].join(', ')}`);
      },
    };
  }
}

function appKey(platformId: string, originKey: string): string {
  return `${platformId} ${originKey}`;
}

function portOf(
  ports: NonNullable<SandboxOptions<readonly SandboxPlatform[]>['ports']>,
  { platform, originKey }: { readonly platform: SandboxPlatform; readonly originKey: string },
): number {
  if (ports === 'free') return 0;
  const port = ports === 'default' ? platform.origins[originKey]?.defaultPort : ports[platform.id]?.[originKey];
  if (port === undefined) return 0;
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new SandboxError('OPTION_INVALID', `ports.${platform.id}.${originKey}: expected a port from 0 to 65535`);
}

function assertPlatforms(platforms: readonly SandboxPlatform[]): void {
  if (platforms.length === 0) throw new SandboxError('OPTION_INVALID', 'platforms: expected at least one platform');
  const ids = platforms.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) throw new SandboxError('OPTION_INVALID', `platforms: "${twice}" is there twice`);
}

function faultNames(platforms: readonly SandboxPlatform[]): Readonly<Record<string, string>> {
  return Object.assign({}, ...platforms.map(({ faults }) => faults ?? {})) as Record<string, string>;
}

function createRedactors(platforms: readonly SandboxPlatform[]): (platformId: string) => Redactor {
  const made = new Map<string, Redactor>();
  return (platformId) => {
    const known = made.get(platformId);
    if (known !== undefined) return known;
    const platform = platforms.find(({ id }) => id === platformId);
    if (platform === undefined) throw new SandboxError('PLATFORM_UNKNOWN', `no platform "${platformId}"`);
    const redactor = redactorFor(platform.contract);
    made.set(platformId, redactor);
    return redactor;
  };
}
