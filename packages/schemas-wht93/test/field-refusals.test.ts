import { encodeRequest, findEndpoint, isContractError, type ContractError, type EndpointSpec } from '@boxwire/contract';
import { describe, expect, test } from 'vitest';
import { createWht93, FIELD_ROWS, PROFILES, wht93, type Condition, type FieldRow, type Profile } from '../src/index.ts';
import { BODIES } from './samples.ts';

const PLATFORMS = { strict: wht93, lenient: createWht93({ profile: 'lenient' }) };

describe.each(PROFILES)('the %s profile, generated from the tables', (profile) => {
  describe.each(FIELD_ROWS.filter(({ direction }) => direction === 'request').map((row) => [row.label, row] as const))(
    '%s',
    (_label, row) => {
      test('takes the sample', () => {
        expect(problemsOf(row, profile, sampleOf(row))).toEqual([]);
      });

      test(`is ${row.requirement[profile]} when missing`, () => {
        const condition = row.requirement[profile] === 'C' ? row.condition[profile] : undefined;
        const input = changed(row, sampleOf(row), (parent) => {
          if (condition !== undefined) makeHold(condition, parent);
          Reflect.deleteProperty(parent, row.name);
        });
        const isWanted =
          row.requirement[profile] === 'Y' || (condition !== undefined && condition.kind !== 'callerKnows');
        if (isWanted) expectRefusal(row, profile, input, 'required');
        else expect(ownProblems(row, problemsOf(row, profile, input))).toEqual([]);
      });

      test.each(wrongValues(row, profile))('refuses %s', (_what, value, expected) => {
        const input = changed(row, sampleOf(row), (parent) => {
          parent[row.name] = value;
        });
        expectRefusal(row, profile, input, expected);
      });

      test.each(rightValues(row, profile))('takes %s', (_what, value) => {
        const input = changed(row, sampleOf(row), (parent) => {
          parent[row.name] = value;
        });
        expect(ownProblems(row, problemsOf(row, profile, input))).toEqual([]);
      });
    },
  );
});

test('the tables cover every endpoint', () => {
  const covered = new Set(
    FIELD_ROWS.filter(({ direction }) => direction === 'request').map(({ endpointId }) => endpointId),
  );
  expect(covered).toEqual(new Set(Object.keys(BODIES)));
});

type Case = readonly [what: string, value: unknown, expected: string];

function wrongValues(row: FieldRow, profile: Profile): Case[] {
  if (row.values !== undefined)
    return [
      ['an unknown value', 99, 'one of'],
      ['text', String(row.values[0]), 'one of'],
    ];
  switch (row.type) {
    case 'String':
    case 'Text':
      return [['a number', 7, 'expected'], ['null', null, 'expected'], ...wrongTexts(row, profile)];
    case 'DateTime':
      return [
        ['text', '2025-10-01 19:30:00', 'Date'],
        ['epoch milliseconds', 1_759_318_200_000, 'Date'],
        ['a Date that is none', new Date(Number.NaN), 'Date'],
        ['a Date beyond the year 9999', new Date(8.64e15), 'years'],
      ];
    case 'JSON':
      return [
        ['an object', {}, 'list'],
        ['an empty list', [], 'at least one row'],
        ['one row too many', repeated(row, (row.maxItems[profile] ?? 0) + 1), `at most ${row.maxItems[profile]} rows`],
      ];
    default:
      return [
        ['text', 'x', 'expected'],
        ['a fraction', 1.5, 'expected'],
        ['a negative number', -1, 'expected'],
        ...beyond(row),
      ];
  }
}

function beyond(row: FieldRow): Case[] {
  if (row.formats.strict === 'regionId') {
    return [
      ['five digits', 11010, 'region of 6 digits'],
      ['seven digits', 1101011, 'region of 6 digits'],
      ['an unknown province', 100010, 'province'],
    ];
  }
  const { maximum = 0 } = row.range ?? {};
  return [['one above its most', maximum + 1, row.formats.strict === 'fen' ? 'fen' : 'integer']];
}

function wrongTexts(row: FieldRow, profile: Profile): Case[] {
  const length = row.length ?? 0;
  if (row.pattern[profile] !== undefined) {
    return [
      ['a digit too many', '1'.repeat(length + 1), 'digits'],
      ['a digit too few', '1'.repeat(length - 1), 'digits'],
      ['letters', 'a'.repeat(length), 'digits'],
      ['full-width digits', '１'.repeat(length), 'digits'],
    ];
  }
  const over: Case = ['one over its length', 'x'.repeat(length + 1), `at most ${length}`];
  const overChinese: Case =
    row.unit === 'bytes'
      ? ['too many bytes', '字'.repeat(Math.ceil((length + 1) / 3)), `at most ${length} UTF-8 bytes`]
      : ['too many characters', '𠮷'.repeat(length + 1), `at most ${length} characters`];
  const empty: Case[] = row.requirement[profile] === 'Y' ? [['empty text', '', 'not empty']] : [];
  return [over, overChinese, ['an unpaired surrogate', 'a\ud83d', 'surrogate'], ...empty];
}

function rightValues(row: FieldRow, profile: Profile): (readonly [what: string, value: unknown])[] {
  if (row.values !== undefined) return row.values.map((value) => [`the value ${value}`, value]);
  const length = row.length ?? 0;
  if (row.type === 'JSON') return [['as many rows as fit', repeated(row, row.maxItems[profile] ?? 1)]];
  if (row.type === 'String' || row.type === 'Text') {
    if (row.pattern[profile] !== undefined) return [['digits of its length', '1'.repeat(length)]];
    const wide = row.unit === 'bytes' ? '字'.repeat(Math.floor(length / 3)) : '𠮷'.repeat(length);
    return [
      ['its full length', 'x'.repeat(length)],
      ['its full length in Chinese', wide],
    ];
  }
  if (row.range !== undefined)
    return [
      ['its least', row.range.minimum],
      ['its most', row.range.maximum],
    ];
  return [];
}

function endpointOf(row: FieldRow, profile: Profile): EndpointSpec {
  const target = findEndpoint(PLATFORMS[profile], row.endpointId);
  if (target === undefined) throw new Error(`no endpoint ${row.endpointId}`);
  return target;
}

function sampleOf(row: FieldRow): Record<string, unknown> {
  return structuredClone(BODIES[row.endpointId]);
}

function changed(
  row: FieldRow,
  input: Record<string, unknown>,
  change: (parent: Record<string, unknown>) => void,
): Record<string, unknown> {
  const parents = row.pointer.split('/').slice(1, -1);
  const parent = parents.reduce<unknown>(
    (at, part) => (at as Record<string, unknown>)[part === '*' ? '0' : part],
    input,
  );
  change(parent as Record<string, unknown>);
  return input;
}

function repeated(row: FieldRow, count: number): unknown[] {
  const [first] = sampleOf(row)[row.name] as unknown[];
  return Array.from({ length: count }, () => structuredClone(first));
}

function makeHold(condition: Condition, parent: Record<string, unknown>): void {
  if (condition.kind === 'equals') parent[condition.field] = condition.value;
  if (condition.kind === 'absent') Reflect.deleteProperty(parent, condition.field);
}

function problemsOf(row: FieldRow, profile: Profile, input: Record<string, unknown>): ContractError['issues'] {
  return refusalOf(row, profile, input)?.issues ?? [];
}

function refusalOf(row: FieldRow, profile: Profile, input: Record<string, unknown>): ContractError | undefined {
  try {
    encodeRequest(endpointOf(row, profile), { [row.part]: input } as never);
    return undefined;
  } catch (error) {
    if (isContractError(error)) return error;
    throw error;
  }
}

// a change may break a neighbour's condition, which is that neighbour's test
function ownProblems(row: FieldRow, issues: ContractError['issues']): ContractError['issues'] {
  return issues.filter(({ problem }) => problem.startsWith(`${row.label}:`));
}

function expectRefusal(row: FieldRow, profile: Profile, input: Record<string, unknown>, expected: string): void {
  const error = refusalOf(row, profile, input);
  expect(error?.code).toBe('REQUEST_INVALID');
  expect(error?.endpointId).toBe(row.endpointId);
  const own = ownProblems(row, error?.issues ?? []);
  expect(own).not.toEqual([]);
  for (const { pointer, problem } of own) {
    expect(pointer).toBe(`/${row.part}${row.pointer.replaceAll('*', '0')}`);
    expect(problem).toContain(expected);
  }
}
