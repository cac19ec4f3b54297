import { listEndpoints } from '@boxwire/contract';
import type { ListedScenario } from '../../shared/run-messages.ts';
import { WebError } from '../http/web-error.ts';
import type { Scenario } from './scenario.ts';

/** Scenarios by platform, loaded when first asked for. */
const LOADERS: readonly (() => Promise<readonly Scenario[]>)[] = [
  async () => (await import('./washcar-scenarios.ts')).washcarScenarios,
  async () => (await import('./rail-scenarios.ts')).railScenarios,
  async () => (await import('./show-scenarios.ts')).showScenarios,
  async () => (await import('./interpark-scenarios.ts')).interparkScenarios,
];

/** All scenarios. */
export async function loadScenarios(): Promise<readonly Scenario[]> {
  return (await Promise.all(LOADERS.map((load) => load()))).flat();
}

/** A scenario by id. Throws `WebError` `SCENARIO_UNKNOWN`. */
export async function findScenario(id: string): Promise<Scenario> {
  const scenarios = await loadScenarios();
  const found = scenarios.find((scenario) => scenario.id === id);
  if (found !== undefined) return found;
  throw new WebError('SCENARIO_UNKNOWN', `There is no scenario "${id}".`);
}

/** A scenario as the page lists it. */
export function listed({ id, platform, summary, legs, faults }: Scenario): ListedScenario {
  const summaries = new Map(listEndpoints(platform).map((endpoint) => [endpoint.id, endpoint.summary]));
  return {
    ...{ id, platformId: platform.id, platformTitle: platform.title, summary },
    legs: legs.map(({ journey }) => ({
      journeyId: journey.id,
      steps: Object.fromEntries(
        Object.entries(journey.steps).map(([name, step]) => {
          const endpointId = step.endpoint.id;
          const text = step.summary ?? summaries.get(endpointId);
          return [name, { endpointId, ...(text !== undefined && { summary: text }) }];
        }),
      ),
    })),
    faults: faults.map(({ name, what }) => ({ name, what })),
  };
}
