import type { JSX } from 'preact';
import { navigate, pathOf } from '../../app/router.ts';
import type { RoomProps } from '../../app/lazy-room.tsx';
import { callApi } from '../../data/api.ts';
import { useLoaded } from '../../data/use-loaded.ts';
import { useSay } from '../../i18n/language.ts';
import { Loadable } from '../../ui/loadable.tsx';
import { Select } from '../../ui/field.tsx';
import type { PlatformPage } from '../../../shared/contract-pages.ts';
import { EndpointView } from './endpoint-view.tsx';
import { JourneyView } from './journey-view.tsx';
import { PlatformView } from './platform-view.tsx';
import './explorer.css';

interface ListedPlatform {
  readonly id: string;
  readonly title: string;
}

/** The contract explorer. `rest`: platform, then an endpoint id, or `journey` and its name. */
export function Explorer({ rest }: RoomProps): JSX.Element {
  const say = useSay();
  const [loaded, retry] = useLoaded('platforms', () =>
    callApi<readonly ListedPlatform[]>('GET', '/contracts/platforms.json'),
  );
  return (
    <>
      <div class="room-head">
        <h1>{say('room.explorer')}</h1>
        <p>{say('explorer.lead')}</p>
      </div>
      <Loadable loaded={loaded} retry={retry}>
        {(platforms) => <Platforms platforms={platforms} rest={rest} />}
      </Loadable>
    </>
  );
}

function Platforms({ platforms, rest }: RoomProps & { readonly platforms: readonly ListedPlatform[] }): JSX.Element {
  const say = useSay();
  const current = rest[0] ?? platforms[0]?.id ?? '';
  const [loaded, retry] = useLoaded(current, () =>
    callApi<PlatformPage>('GET', `/contracts/${encodeURIComponent(current)}.json`),
  );
  return (
    <div class="explorer-grid">
      <div class="stack">
        <Select
          label={say('explorer.platform')}
          value={current}
          options={platforms.map(({ id, title }) => [id, title])}
          onInput={(id) => navigate(pathOf('explorer', id))}
        />
        {loaded.state === 'ready' && <Contents platform={loaded.value} rest={rest} />}
      </div>
      <Loadable loaded={loaded} retry={retry}>
        {(platform) => <Page platform={platform} rest={rest} />}
      </Loadable>
    </div>
  );
}

interface InPlatform extends RoomProps {
  readonly platform: PlatformPage;
}

function Contents({ platform, rest }: InPlatform): JSX.Element {
  const say = useSay();
  const isCurrent = (...path: readonly string[]): 'page' | undefined =>
    path.every((segment, index) => rest[index + 1] === segment) ? 'page' : undefined;
  return (
    <nav class="card contents" aria-label={say('explorer.contents')}>
      {platform.journeys.length > 0 && (
        <section>
          <h2>{say('explorer.journeys')}</h2>
          <ul>
            {platform.journeys.map(({ name, id }) => (
              <li key={name}>
                <a href={pathOf('explorer', platform.id, 'journey', name)} aria-current={isCurrent('journey', name)}>
                  {id}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h2>{say('explorer.endpoints', { count: platform.endpoints.length })}</h2>
        <ul>
          {platform.endpoints.map(({ id, method }) => (
            <li key={id}>
              <a href={pathOf('explorer', platform.id, id)} aria-current={isCurrent(id)}>
                <span class="method small">{method}</span> {id}
              </a>
            </li>
          ))}
        </ul>
      </section>
    </nav>
  );
}

function Page({ platform, rest }: InPlatform): JSX.Element {
  const say = useSay();
  const [, second, third] = rest;
  if (second === undefined) return <PlatformView platform={platform} />;
  if (second === 'journey') {
    const journey = platform.journeys.find(({ name }) => name === third);
    if (journey !== undefined) return <JourneyView key={journey.id} platform={platform} journey={journey} />;
  }
  const endpoint = platform.endpoints.find(({ id }) => id === second);
  if (endpoint !== undefined) return <EndpointView key={endpoint.id} platform={platform} endpoint={endpoint} />;
  return <div class="empty">{say('app.notFound')}</div>;
}
