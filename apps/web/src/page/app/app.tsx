import type { ComponentType, JSX } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { LanguageContext, sayIn } from '../i18n/language.ts';
import { Playground } from '../rooms/playground/playground.tsx';
import { LazyRoom } from './lazy-room.tsx';
import type { RoomProps } from './lazy-room.tsx';
import { NotFound } from './not-found.tsx';
import { usePreferences } from './preferences.ts';
import { usePlace } from './router.ts';
import type { Place } from './router.ts';
import { Sidebar } from './sidebar.tsx';

const LOADERS: Readonly<Record<'explorer' | 'journeys' | 'reports', () => Promise<ComponentType<RoomProps>>>> = {
  explorer: async () => (await import('../rooms/explorer/explorer.tsx')).Explorer,
  journeys: async () => (await import('../rooms/journeys/journeys.tsx')).Journeys,
  reports: async () => (await import('../rooms/reports/reports.tsx')).Reports,
};

/** The whole page: navigation, and the room the path names. */
export function App(): JSX.Element {
  const preferences = usePreferences();
  const place = usePlace();
  const { language } = preferences;
  const spoken = useMemo(() => ({ language, say: sayIn(language) }), [language]);
  const title = place.room === undefined ? 'Boxwire' : `${spoken.say(`room.${place.room}`)} · Boxwire`;
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <LanguageContext.Provider value={spoken}>
      <div class="shell">
        <a class="skip" href="#content">
          {spoken.say('app.skip')}
        </a>
        <Sidebar place={place} preferences={preferences} />
        <main id="content" class="content" tabIndex={-1}>
          <CurrentRoom place={place} />
        </main>
      </div>
    </LanguageContext.Provider>
  );
}

function CurrentRoom({ place: { room, rest } }: { readonly place: Place }): JSX.Element {
  if (room === undefined) return <NotFound />;
  if (room === 'playground') return <Playground rest={rest} />;
  return <LazyRoom key={room} load={LOADERS[room]} rest={rest} />;
}
