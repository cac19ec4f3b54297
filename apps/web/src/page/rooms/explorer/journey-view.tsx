import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { pathOf } from '../../app/router.ts';
import { useSay } from '../../i18n/language.ts';
import type { JourneyPage, LinkPage, PlatformPage } from '../../../shared/contract-pages.ts';
import { Diagram } from './diagram.tsx';
import { layOut } from './diagram-layout.ts';

interface JourneyViewProps {
  readonly platform: PlatformPage;
  readonly journey: JourneyPage;
}

/** A journey: its steps and links drawn, and the same links as a table; choosing a link shows both its ends. */
export function JourneyView({ platform, journey }: JourneyViewProps): JSX.Element {
  const say = useSay();
  const [chosen, setChosen] = useState<number>();
  const diagram = useMemo(() => layOut(journey), [journey]);
  const choose = (index: number): void => setChosen((before) => (before === index ? undefined : index));
  return (
    <div class="stack">
      <section class="card">
        <div class="card-head">
          <h2 class="mono">{journey.id}</h2>
          <span class="soft small">
            {say('explorer.source')}: {journey.source}
          </span>
        </div>
        <p>{journey.summary}</p>
        <p class="soft small">{say('explorer.diagram.hint')}</p>
        <Diagram diagram={diagram} chosen={chosen} choose={choose} label={journey.id} />
      </section>
      <Links platform={platform} journey={journey} chosen={chosen} choose={choose} />
    </div>
  );
}

interface LinksProps extends JourneyViewProps {
  readonly chosen: number | undefined;
  readonly choose: (index: number) => void;
}

function Links({ platform, journey, chosen, choose }: LinksProps): JSX.Element {
  const say = useSay();
  const endpointOf = (stepId: string): string => journey.steps.find(({ id }) => id === stepId)?.endpointId ?? '';
  const end = ({ step, at }: LinkPage['from']): JSX.Element => (
    <td class="mono">
      <a href={pathOf('explorer', platform.id, endpointOf(step))}>{step}</a> {at}
    </td>
  );
  return (
    <section class="card">
      <h2>{say('explorer.links')}</h2>
      {journey.links.length === 0 && <p class="soft">{say('explorer.noLinks')}</p>}
      <div class="table-wrap" tabIndex={0} role="region" aria-label={say('explorer.links')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say('explorer.from')}</th>
              <th scope="col">{say('explorer.via')}</th>
              <th scope="col">{say('explorer.to')}</th>
              <th scope="col">
                <span class="visually-hidden">{say('explorer.show')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {journey.links.map((link, index) => (
              <tr key={index} class={index === chosen ? 'chosen' : ''}>
                {end(link.from)}
                <td class="mono">{link.via.join(' → ')}</td>
                {end(link.to)}
                <td>
                  <button type="button" class="button" aria-pressed={index === chosen} onClick={() => choose(index)}>
                    {say('explorer.show')}
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
