import { readDateTime } from '@boxwire/schemas-wht93';
import type { FileField } from './kind-shape.ts';

/** Unit of the amounts in a file. */
export type MoneyUnit = 'fen' | 'yuan';

/** A value as reports take it, or what is wrong with it. Problems never hold the value. */
export type Converted = { readonly value: unknown } | { readonly problem: string };

const EXCEL_TIME = /^(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?:[ T](\d{1,2}):(\d{2})(?::(\d{2}))?)?$/;

const FEN = 'an integer of fen, 0 or more';
const YUAN = 'a decimal amount of yuan such as 380.00';

/** What the standard says of an amount, in the unit of the file; an amount that looks like yuan in fen says what would read it. */
export function moneyProblem(problem: string, given: unknown, money: MoneyUnit): string {
  if (money === 'yuan') return problem.replace(FEN, YUAN);
  const looksLikeYuan = /^\d+\.\d+$/.test(String(given).trim());
  return looksLikeYuan ? `${problem}; or import with --money yuan` : problem;
}

/** Makes a value of a file one of a report. Texts of a CSV and values of JSON alike; what is empty is absent. */
export function convertValue(field: FileField, given: unknown, money: MoneyUnit): Converted {
  if (given === undefined || given === null || given === '') return { value: undefined };
  switch (field.type) {
    case 'text':
      return convertText(given);
    case 'time':
      return convertTime(given);
    case 'fen':
      return money === 'yuan' ? convertYuan(given) : convertNumber(given);
    case 'number':
      return convertNumber(given);
  }
}

// an id that a spreadsheet took for a number has lost its digits; nobody can bring them back
function convertText(given: unknown): Converted {
  if (typeof given !== 'string' || !/^\d(?:\.\d+)?E\+\d+$/i.test(given)) return { value: given };
  return { problem: 'a spreadsheet made a number of it and lost its digits; export the column as text' };
}

// what is no number is left to the standard's own check, which says what was expected
function convertNumber(given: unknown): Converted {
  if (typeof given !== 'string') return { value: given };
  const text = given.trim();
  return { value: /^-?\d{1,16}$/.test(text) ? Number(text) : given };
}

function convertYuan(given: unknown): Converted {
  const text = typeof given === 'number' ? String(given) : typeof given === 'string' ? given.trim() : '';
  const match = /^(\d{1,13})(?:\.(\d{1,2})0*)?$/.exec(text);
  if (match === null) return { problem: `expected ${YUAN}, 0 or more, at most two decimals and no separators` };
  const [, yuan = '0', rest = ''] = match;
  return { value: Number(yuan) * 100 + Number(rest.padEnd(2, '0')) };
}

function convertTime(given: unknown): Converted {
  const text = typeof given === 'string' ? tidyTime(given.trim()) : given;
  const time = typeof text === 'string' || typeof text === 'number' ? readDateTime(text, true) : undefined;
  return time === undefined
    ? { problem: 'expected yyyy-MM-dd HH:mm:ss (+08:00), as spreadsheets write it too, or ISO 8601' }
    : { value: time };
}

/** `2026/4/1 9:05` as `2026-04-01 09:05:00`. */
function tidyTime(text: string): string {
  const match = EXCEL_TIME.exec(text);
  if (match === null) return text;
  const [, year = '', ...parts] = match;
  const [month, day, hour, minute, second] = parts.map((part: string | undefined) => (part ?? '').padStart(2, '0'));
  return `${year}-${month}-${day} ${hour}:${minute}:${second}`;
}
