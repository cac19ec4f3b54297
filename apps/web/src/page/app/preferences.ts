import { useLayoutEffect, useState } from 'preact/hooks';
import { preferredLanguage } from '../i18n/language.ts';
import type { Language } from '../i18n/language.ts';

/** Colours of the page. */
export type Theme = 'light' | 'dark';

/** What the reader chose, or else what the browser asks for. */
export interface Preferences {
  readonly language: Language;
  readonly theme: Theme;
  readonly setLanguage: (language: Language) => void;
  readonly setTheme: (theme: Theme) => void;
}

/** Keeps the two choices (and nothing else) in the browser's storage. */
export function usePreferences(): Preferences {
  const [language, setLanguage] = useState<Language>(() => chosen('language', ['en', 'zh']) ?? browserLanguage());
  const [theme, setTheme] = useState<Theme>(() => chosen('theme', ['light', 'dark']) ?? browserTheme());
  useLayoutEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  }, [language]);
  useLayoutEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  return {
    language,
    theme,
    setLanguage: (next) => {
      keep('language', next);
      setLanguage(next);
    },
    setTheme: (next) => {
      keep('theme', next);
      setTheme(next);
    },
  };
}

function browserLanguage(): Language {
  return preferredLanguage(navigator.languages);
}

function browserTheme(): Theme {
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

function chosen<Choice extends string>(name: string, choices: readonly Choice[]): Choice | undefined {
  try {
    const kept = localStorage.getItem(`boxwire.${name}`);
    return choices.find((choice) => choice === kept);
  } catch {
    // storage may be switched off
    return undefined;
  }
}

function keep(name: string, value: string): void {
  try {
    localStorage.setItem(`boxwire.${name}`, value);
  } catch {
    // chosen for this visit only
  }
}
