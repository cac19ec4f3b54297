import type { JSX } from 'preact';
import { useSay } from '../i18n/language.ts';
import type { Preferences } from './preferences.ts';
import { ROOMS, pathOf } from './router.ts';
import type { Place } from './router.ts';

interface SidebarProps {
  readonly place: Place;
  readonly preferences: Preferences;
}

/** Navigation, language and theme. */
export function Sidebar({ place, preferences }: SidebarProps): JSX.Element {
  const say = useSay();
  return (
    <header class="sidebar">
      <a class="brand" href="/">
        <img src="/icon.svg" alt="" width="32" height="32" />
        Boxwire
      </a>
      <nav class="rooms-nav" aria-label={say('app.rooms')}>
        <ul class="rooms">
          {ROOMS.map((room) => (
            <li key={room}>
              <a href={pathOf(room)} aria-current={place.room === room ? 'page' : undefined}>
                {say(`room.${room}`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <Choices preferences={preferences} />
    </header>
  );
}

function Choices({ preferences }: Pick<SidebarProps, 'preferences'>): JSX.Element {
  const say = useSay();
  const { language, theme, setLanguage, setTheme } = preferences;
  return (
    <div class="preferences">
      <button
        type="button"
        class="button"
        lang={language === 'zh' ? 'en' : 'zh-CN'}
        onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}
      >
        {language === 'zh' ? 'English' : '中文'}
      </button>
      <button type="button" class="button" onClick={() => setTheme(theme === 'dark' ? 'light' : 'dark')}>
        {say(theme === 'dark' ? 'app.theme.light' : 'app.theme.dark')}
      </button>
    </div>
  );
}
