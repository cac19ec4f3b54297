import { runAction } from './actions.ts';
import type { ActionTarget, SandboxAdmin } from './admin/admin.ts';
import { ADMIN_PATH, createAdminApp } from './admin/admin-app.ts';
import { createClock } from './clock/create-clock.ts';
import type { SandboxClock } from './clock/clock-types.ts';
import { createRedactors } from './create-redactors.ts';
import { SandboxError } from './errors.ts';
import { createEventHub, type EventHub, type SandboxEvents } from './events.ts';
import { createFaultEngine, type FaultEngine } from './faults/fault-book.ts';
import { createHostTable, type HostedOrigin, type HostTable } from './http/hosts.ts';
import { listen, type ListeningPort, type PortHandler } from './http/listen.ts';
import { createPipeline } from './http/pipeline.ts';
import { createOriginApp, type Serve } from './http/router.ts';
import { sandboxErrorReply } from './http/sandbox-replies.ts';
import { checkInvariants } from './invariants.ts';
import { createMintLedger, type MintLedger } from './minted.ts';
import type { PlatformContext, PlatformInstance, SandboxPlatform } from './platform.ts';
import { createRandom, type Random } from './random.ts';
import { createRequestLog, type RequestLog } from './request-log.ts';
import { assertOptions, faultNames, portOf, type SandboxOptions } from './sandbox-options.ts';

/** Origin addresses by platform id and origin key: what `createClient` takes as `origins`. */
export type SandboxOrigins<Platforms extends readonly SandboxPlatform[]> = {
  readonly [Platform in Platforms[number] as Platform['id']]: {
    readonly [Key in keyof Platform['origins']]: string;
  };
};

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
  #generation = 0;

  constructor(options: SandboxOptions<readonly SandboxPlatform[]>) {
    assertOptions(options);
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

  // what an earlier generation still has under way must not reach into the state after a reset
  #contextOf({ id }: SandboxPlatform): PlatformContext {
    const generation = this.#generation;
    const isCurrent = (): boolean => generation === this.#generation;
    return {
      clock: {
        now: () => this.#clock.now(),
        schedule: (timer) => (isCurrent() ? this.#clock.schedule(timer) : () => undefined),
      },
      random: this.#random().fork(id),
      mint: (field, value) => {
        if (isCurrent()) this.#ledger.record({ value, platform: id, field, at: this.#clock.now() });
      },
      emit: (event) => {
        if (isCurrent()) this.#hub.emit(() => ({ ...event, platform: id, at: this.#clock.now() }));
      },
      baseOf: (originKey) => this.origins()[id]?.[originKey] ?? '',
    };
  }

  #reset(): void {
    if (this.#closing !== undefined) throw new SandboxError('SANDBOX_CLOSED', 'the sandbox was closed');
    this.#generation += 1;
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
