import type { StepSpec } from '@boxwire/contract';
import type { InterparkGeneration } from '../generation.ts';

/**
 * The named steps that this API generation has. Links from steps that are not among them are left out: the journey's input
 * supplies those values.
 */
export function pickSteps<Steps extends Readonly<Record<string, StepSpec>>, Id extends keyof Steps & string>(
  all: Steps,
  ids: readonly Id[],
  generation: InterparkGeneration,
): Pick<Steps, Id> {
  const present = ids.filter((id) => isOf(all[id], generation));
  const steps = present.map((id) => [id, withLinksFrom(all[id], present)] as const);
  return Object.fromEntries(steps) as unknown as Pick<Steps, Id>;
}

function isOf(step: StepSpec | undefined, generation: InterparkGeneration): boolean {
  const own = step?.endpoint.facts?.generation;
  return own === 'both' || own === generation;
}

function withLinksFrom(step: StepSpec | undefined, present: readonly string[]): StepSpec | undefined {
  if (step?.links === undefined) return step;
  return { ...step, links: step.links.filter((link) => present.includes(link.from.step)) };
}
