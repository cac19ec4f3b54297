import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { en } from './en.ts';
import type { MessageId } from './en.ts';
import { zh } from './zh.ts';

/** Languages of the page. */
export type Language = 'en' | 'zh';

const CATALOGUES: Readonly<Record<Language, Readonly<Record<MessageId, string>>>> = { en, zh };

/** Says a message in the reader's language; `{name}` in it stands for a fact. */
export type Say = (id: MessageId, facts?: Readonly<Record<string, string | number>>) => string;

/** The text of a message in one language. */
export function sayIn(language: Language): Say {
  const catalogue = CATALOGUES[language];
  return (id, facts = {}) =>
    catalogue[id].replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(facts[name] ?? whole));
}

/** Chinese for readers whose browser asks for it first, else English. */
export function preferredLanguage(languages: readonly string[]): Language {
  return languages[0]?.toLowerCase().startsWith('zh') === true ? 'zh' : 'en';
}

export const LanguageContext = createContext<{ readonly language: Language; readonly say: Say }>({
  language: 'en',
  say: sayIn('en'),
});

/** The reader's language. */
export function useSay(): Say {
  return useContext(LanguageContext).say;
}

/** The message of a thing that the server names, such as a scenario; `undefined` when the catalogue has none. */
export function messageFor(kind: 'scenario' | 'fault', name: string): MessageId | undefined {
  const id = `${kind}.${name}`;
  return Object.hasOwn(en, id) ? (id as MessageId) : undefined;
}
