import type { Exchange } from '@boxwire/contract';
import type { ExamplePage } from '../shared/contract-pages.ts';
import { play } from '../server/runs/play.ts';
import { Run } from '../server/runs/run.ts';
import { loadScenarios } from '../server/runs/scenarios.ts';
import { prettyJson } from '../shared/pretty-json.ts';

const LONGEST_BODY = 4_000;

/** An example of each endpoint that a scenario calls, by platform and endpoint id, as a run against the sandbox made it. */
export async function recordExamples(): Promise<ReadonlyMap<string, ExamplePage>> {
  const examples = new Map<string, ExamplePage>();
  for (const scenario of await loadScenarios()) {
    if (scenario.alter !== undefined) continue;
    await using run = await Run.start('example', scenario, { realNow: () => 0, random: () => 0.5 });
    for (const message of await play(run)) {
      if (message.type !== 'exchange' || message.exchange.outcome?.ok !== true) continue;
      const key = exampleKey(scenario.platform.id, message.exchange.endpointId);
      if (!examples.has(key)) examples.set(key, exampleOf(message.exchange));
    }
  }
  return examples;
}

/** Names an endpoint of a platform. */
export function exampleKey(platformId: string, endpointId: string): string {
  return `${platformId} ${endpointId}`;
}

function exampleOf({ request, response }: Exchange): ExamplePage {
  const target = request.url.replace(/^[a-z]+:\/\/[^/?#]*/i, '');
  return {
    request: [`${request.method} ${target}`, prettyJson(request.bodyText ?? '', LONGEST_BODY)].join('\n\n').trim(),
    answer: [String(response?.status ?? ''), prettyJson(response?.bodyText ?? '', LONGEST_BODY)].join('\n\n').trim(),
  };
}
