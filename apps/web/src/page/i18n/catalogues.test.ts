import { expect, test } from 'vitest';
import { en } from './en.ts';
import type { MessageId } from './en.ts';
import { preferredLanguage, sayIn } from './language.ts';
import { zh } from './zh.ts';

const IDS = Object.keys(en) as MessageId[];

test('both languages have every message, and none is empty', () => {
  expect(Object.keys(zh).toSorted()).toEqual(IDS.toSorted());
  for (const id of IDS) expect([id, en[id].trim() !== '', zh[id].trim() !== '']).toEqual([id, true, true]);
});

test('both languages name the same facts', () => {
  const factsOf = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).toSorted();
  for (const id of IDS) expect([id, factsOf(zh[id])]).toEqual([id, factsOf(en[id])]);
});

test('every Chinese message is Chinese, but for names that are the same in both', () => {
  const alike = IDS.filter((id) => !/\p{Script=Han}/u.test(zh[id]));
  expect(alike).toEqual([]);
});

test('a message is said with its facts; a fact that is not given stays visible', () => {
  expect(sayIn('en')('playground.more', { count: 3 })).toBe('3 more bytes');
  expect(sayIn('zh')('playground.more')).toBe('还有 {count} 字节');
});

test.each([
  [['zh-TW', 'en'], 'zh'],
  [['en-GB', 'zh'], 'en'],
  [['fr'], 'en'],
  [[], 'en'],
] as const)('a browser that asks for %j gets %s', (languages, language) => {
  expect(preferredLanguage(languages)).toBe(language);
});
