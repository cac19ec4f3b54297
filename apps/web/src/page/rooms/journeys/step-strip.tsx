import type { JSX } from 'preact';
import { useSay } from '../../i18n/language.ts';
import type { ListedLeg, ListedScenario } from '../../../shared/run-messages.ts';
import { stepKey } from './run-view.ts';
import type { RunView } from './run-view.ts';

interface StepStripProps {
  readonly scenario: ListedScenario;
  readonly view: RunView;
}

/** The steps of each journey in a row, each as it stands. */
export function StepStrip({ scenario, view }: StepStripProps): JSX.Element {
  return (
    <div class="stack">
      {scenario.legs.map((leg) => (
        <LegSteps key={leg.journeyId} leg={leg} view={view} />
      ))}
    </div>
  );
}

function LegSteps({
  leg: { journeyId, steps },
  view,
}: {
  readonly leg: ListedLeg;
  readonly view: RunView;
}): JSX.Element {
  const say = useSay();
  return (
    <ol class="steps" aria-label={`${say('journeys.steps')}: ${journeyId}`}>
      {Object.entries(steps).map(([stepId, { summary }]) => {
        const state = view.steps[stepKey(journeyId, stepId)] ?? 'ahead';
        return (
          <li key={stepId} data-state={state} title={summary}>
            <span class="mono">{stepId}</span>
            <span class="visually-hidden">: {say(`journeys.step.${state}`)}</span>
          </li>
        );
      })}
    </ol>
  );
}
