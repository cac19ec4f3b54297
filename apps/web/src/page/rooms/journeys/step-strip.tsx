import type { JSX } from 'preact';
import { useSay } from '../../i18n/language.ts';
import type { ListedScenario } from '../../../shared/run-messages.ts';
import type { RunView } from './run-view.ts';

/** The journey's steps in a row, each as it stands. */
export function StepStrip({
  scenario,
  view,
}: {
  readonly scenario: ListedScenario;
  readonly view: RunView;
}): JSX.Element {
  const say = useSay();
  return (
    <ol class="steps" aria-label={say('journeys.steps')}>
      {Object.entries(scenario.steps).map(([stepId, { summary }]) => {
        const state = view.steps[stepId] ?? 'ahead';
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
