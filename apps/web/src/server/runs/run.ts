import { isJourneyError, memoryJournal, runJourney } from '@boxwire/contract';
import type { ChallengeEvent, JourneyEffects, JourneyResult, WireRequest, WireResponse } from '@boxwire/contract';
import { journeyEffects } from '@boxwire/http-core';
import { createSandbox } from '@boxwire/sandbox';
import type { Sandbox, SandboxError } from '@boxwire/sandbox';
import type { ShownAction } from '../../shared/run-messages.ts';
import { WebError } from '../http/web-error.ts';
import { RunLog } from './run-log.ts';
import type { Scenario, ScenarioLeg } from './scenario.ts';

/** Time and chance, from outside. */
export interface RunOptions {
  readonly realNow: () => number;
  readonly random: () => number;
}

interface OpenChallenge {
  readonly event: ChallengeEvent;
  readonly answered: () => void;
}

/** One journey against a sandbox of its own; a person answers its challenges and moves its clock. */
export class Run implements AsyncDisposable {
  readonly id: string;
  readonly scenario: Scenario;
  readonly log: RunLog;
  readonly #sandbox: Sandbox;
  readonly #abort = new AbortController();
  readonly #random: () => number;
  #challenge: OpenChallenge | undefined;
  #last: { readonly request: WireRequest; readonly answer: WireResponse } | undefined;
  #ended: Promise<void> = Promise.resolve();

  private constructor(
    id: string,
    scenario: Scenario,
    parts: { readonly sandbox: Sandbox; readonly options: RunOptions },
  ) {
    this.id = id;
    this.scenario = scenario;
    this.#sandbox = parts.sandbox;
    this.#random = parts.options.random;
    this.log = new RunLog(parts.options.realNow);
  }

  /** Opens the sandbox and lets the journey begin. */
  static async start(id: string, scenario: Scenario, options: RunOptions): Promise<Run> {
    const clock = { mode: 'auto', ...(scenario.now !== undefined && { now: scenario.now }) } as const;
    const sandbox = await createSandbox({ platforms: [scenario.sandbox()], seed: id, clock });
    const run = new Run(id, scenario, { sandbox, options });
    run.#ended = run.#play();
    return run;
  }

  /** Answers the open challenge. Throws `WebError` `CHALLENGE_UNKNOWN` or `ANSWER_INVALID`. */
  answer(ref: string, value: unknown): void {
    const open = this.#challenge;
    if (open?.event.challenge.ref !== ref) {
      throw new WebError('CHALLENGE_UNKNOWN', 'This question is not open: it was answered, or never asked.');
    }
    try {
      open.event.answer(value);
    } catch (error) {
      if (isJourneyError(error)) throw new WebError('ANSWER_INVALID', error.message, { cause: error });
      throw error;
    }
    this.#challenge = undefined;
    this.log.add({ type: 'answered', ref });
    open.answered();
  }

  /** Acts as the account holder; answers what the holder then knows. Throws `WebError` `ACTION_REFUSED`. */
  async act(ref: string, action: string): Promise<unknown> {
    const kind = this.#challenge?.event.challenge.kind ?? '';
    const subject = this.scenario.holder[kind]?.ref ?? ref;
    let known: unknown;
    try {
      known = await this.#sandbox.admin.holder({ platform: this.scenario.platform.id, ref: subject, action });
    } catch (error) {
      throw new WebError('ACTION_REFUSED', (error as SandboxError).message, { cause: error });
    }
    this.log.add({ type: 'acted', ref, action });
    this.#tellWorld();
    return known;
  }

  /** Stops or restarts the clock, or moves it on. */
  async moveClock(change: { readonly frozen: boolean } | { readonly advanceMs: number }): Promise<void> {
    const { clock } = this.#sandbox.admin;
    if ('frozen' in change) clock.setMode(change.frozen ? 'manual' : 'auto');
    else await clock.advance(change.advanceMs);
    this.#tellWorld();
  }

  /** Switches a fault on or off. Throws `WebError` `FAULT_UNKNOWN`. */
  setFault(name: string, isOn: boolean): void {
    const fault = this.scenario.faults.find((each) => each.name === name);
    if (fault === undefined) throw new WebError('FAULT_UNKNOWN', `There is no fault "${name}" here.`);
    const { faults } = this.#sandbox.admin;
    faults.remove(name);
    if (isOn) faults.add({ ...fault.rule, id: name });
    this.#tellFaults();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#abort.abort();
    this.#challenge?.answered();
    await this.#ended;
    await this.#sandbox.close();
  }

  async #play(): Promise<void> {
    const { admin, origins } = this.#sandbox;
    const { platform, client: open } = this.scenario;
    const actor = admin.clock.actor('journey');
    this.#tellWorld();
    const client = open({
      origins: origins[platform.id] ?? {},
      clock: actor,
      random: this.#random,
      hooks: {
        onExchange: (exchange) => {
          this.log.add({ type: 'exchange', exchange });
          this.#tellFaults();
        },
      },
    });
    try {
      const effects = (): JourneyEffects =>
        this.#watched(journeyEffects(client, { clock: actor, random: this.#random, journal: memoryJournal() }));
      const result = await this.#playLegs(effects);
      if (!result.ok) this.#explain();
      this.log.add({ type: 'end', result });
    } catch (error) {
      this.log.add({ type: 'end', result: broken(error) });
    } finally {
      actor.leave();
      await client.close({ abort: true });
      this.#tellWorld();
    }
  }

  /** Effects that plant the scenario's mistake, and remember what was sent and answered last. */
  #watched(effects: JourneyEffects): JourneyEffects {
    const { alter = (request) => request } = this.scenario;
    return {
      ...effects,
      send: async (target, request, context) => {
        const sent = alter(request);
        const answer = await effects.send(target, sent, context);
        this.#last = { request: sent, answer };
        return answer;
      },
    };
  }

  #explain(): void {
    const causes = this.#last && this.scenario.explain?.(this.#last.request, this.#last.answer);
    if (causes !== undefined && causes.length > 0) this.log.add({ type: 'explained', causes });
  }

  async #playLegs(effects: () => JourneyEffects): Promise<JourneyResult<unknown>> {
    const [first, ...others] = this.scenario.legs;
    let result = await this.#follow(first, effects());
    for (const leg of others) {
      if (!result.ok) break;
      result = await this.#follow(leg, effects());
    }
    return result;
  }

  async #follow({ journey, input }: ScenarioLeg, effects: JourneyEffects): Promise<JourneyResult<unknown>> {
    const steps = runJourney(journey, { input: input(this.id), effects, signal: this.#abort.signal });
    for (;;) {
      const step = await steps.next();
      if (step.done === true) return step.value;
      if (step.value.type === 'challenge') await this.#ask(step.value);
      else this.log.add({ type: 'journey', journeyId: journey.id, event: step.value });
      if (step.value.type === 'stepEnded') this.#tellWorld();
    }
  }

  #ask(event: ChallengeEvent): Promise<void> {
    if (this.#abort.signal.aborted) return Promise.resolve();
    const { kind, ref, prompt, show = {}, answerField } = event.challenge;
    this.log.add({
      type: 'challenge',
      challenge: { kind, ref, prompt, show, answerField, actions: this.#actionsFor(kind) },
    });
    return new Promise((resolve) => {
      this.#challenge = { event, answered: resolve };
    });
  }

  #actionsFor(kind: string): readonly ShownAction[] {
    const { actions: names = [], reveals = false } = this.scenario.holder[kind] ?? {};
    return this.#sandbox.admin
      .actions()
      .filter(({ role, name }) => role === 'holder' && names.includes(name))
      .map(({ name, summary }) => ({ name, summary, reveals }));
  }

  #tellWorld(): void {
    const { admin } = this.#sandbox;
    this.log.add({ type: 'world', clock: admin.clock.view(), invariants: admin.invariants() });
  }

  #tellFaults(): void {
    const faults = this.#sandbox.admin.faults.list().map(({ id, hits }) => ({ id, name: id, hits }));
    this.log.add({ type: 'faults', faults });
  }
}

function broken(error: unknown): JourneyResult<unknown> {
  const message = error instanceof Error ? error.message : String(error);
  return {
    ok: false,
    reason: 'failed',
    stepId: '',
    failure: { ok: false, kind: 'drift', code: 'RUN_FAILED', message } as never,
  };
}
