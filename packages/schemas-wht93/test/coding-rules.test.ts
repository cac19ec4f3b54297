import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  buildHallCode,
  buildSessionCode,
  buildTicketCode,
  buildVenueCode,
  hallBelongsToVenue,
  isCodingRuleError,
  isHallCode,
  isRegion,
  isSessionCode,
  isTicketCode,
  isVenueCode,
  parseHallCode,
  parseRegion,
  parseSessionCode,
  parseTicketCode,
  parseVenueCode,
  PROVINCE_PREFIXES,
  regionMismatches,
  sessionBelongsToHall,
  ticketBelongsToSession,
  utf8Length,
  type CodeProblem,
  type ParsedCode,
} from '../src/index.ts';

const region = fc
  .tuple(fc.constantFrom(...PROVINCE_PREFIXES), fc.integer({ min: 0, max: 9999 }))
  .map(([province, rest]) => Number(province + rest.toString().padStart(4, '0')));
const venue = fc.record({ region, serial: fc.integer({ min: 1, max: 999 }) });
const venueCode = venue.map(buildVenueCode);
const hallCode = fc
  .tuple(venueCode, fc.integer({ min: 1, max: 99 }))
  .map(([code, serial]) => buildHallCode({ venueCode: code, serial }));
const day = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const session = fc.record({
  hall: fc.oneof(hallCode, venueCode),
  date: day,
  serial: fc.integer({ min: 1, max: 9999 }),
});
const sessionCode = session.map(buildSessionCode);
const identification = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 29 })
  .filter((text) => text.isWellFormed() && utf8Length(text) <= 29);

describe('builders and parsers agree', () => {
  test('venue codes', () => {
    fc.assert(
      fc.property(venue, (parts) => {
        const code = buildVenueCode(parts);
        expect(code).toMatch(/^\d{9}$/);
        expect(parseVenueCode(code)).toEqual({ ok: true, parts });
        expect(isVenueCode(code)).toBe(true);
      }),
    );
  });

  test('hall codes', () => {
    fc.assert(
      fc.property(venueCode, fc.integer({ min: 1, max: 99 }), (code, serial) => {
        const hall = buildHallCode({ venueCode: code, serial });
        expect(parseHallCode(hall)).toMatchObject({ ok: true, parts: { venueCode: code, serial } });
        expect([isHallCode(hall), hallBelongsToVenue(hall, code)]).toEqual([true, true]);
      }),
    );
  });

  test('session codes, with a hall and without', () => {
    fc.assert(
      fc.property(session, ({ hall, date, serial }) => {
        const code = buildSessionCode({ hall, date, serial });
        expect(code).toMatch(/^\d{21}$/);
        expect(parseSessionCode(code)).toEqual({
          ok: true,
          parts: { venueCode: hall.slice(0, 9), ...(hall.length === 11 && { hallCode: hall }), date, serial },
        });
        expect([isSessionCode(code), sessionBelongsToHall(code, hall)]).toEqual([true, true]);
      }),
    );
  });

  test('ticket codes', () => {
    fc.assert(
      fc.property(sessionCode, identification, (code, own) => {
        const ticket = buildTicketCode({ sessionCode: code, identification: own });
        expect(parseTicketCode(ticket)).toMatchObject({ ok: true, parts: { sessionCode: code, identification: own } });
        expect([isTicketCode(ticket), ticketBelongsToSession(ticket, code)]).toEqual([true, true]);
      }),
    );
  });

  test('whatever is parsed builds the same code again', () => {
    const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));
    fc.assert(
      fc.property(fc.oneof(digits(21), sessionCode, fc.string()), (text) => {
        const parsed = parseSessionCode(text);
        if (!parsed.ok) return;
        const { venueCode: place, hallCode: hall = place, date, serial } = parsed.parts;
        expect(buildSessionCode({ hall, date, serial })).toBe(text);
      }),
    );
  });
});

describe('problems are told apart', () => {
  const SESSION = '110101001012510010001';
  test.each([
    ['a region too short', parseRegion('11010'), 'wrongLength', 'region'],
    ['a region of letters', parseRegion('11o101'), 'notDigits', 'region'],
    ['an unknown province', parseRegion(100010), 'wrongRegion', 'region'],
    ['a venue code too long', parseVenueCode('1101010011'), 'wrongLength', 'code'],
    ['a venue code of full-width digits', parseVenueCode('１１０１０１００１'), 'notDigits', 'code'],
    ['a venue in no province', parseVenueCode('990101001'), 'wrongRegion', 'region'],
    ['a venue serial of zero', parseVenueCode('110101000'), 'wrongSerial', 'venueSerial'],
    ['a hall code too short', parseHallCode('110101001'), 'wrongLength', 'code'],
    ['a hall in no province', parseHallCode('99010100101'), 'wrongRegion', 'region'],
    ['a hall serial of zero', parseHallCode('11010100100'), 'wrongSerial', 'hallSerial'],
    ['a session code too short', parseSessionCode(SESSION.slice(1)), 'wrongLength', 'code'],
    ['a session code with letters', parseSessionCode(`${SESSION.slice(1)}x`), 'notDigits', 'code'],
    ['a session in no province', parseSessionCode(`99${SESSION.slice(2)}`), 'wrongRegion', 'region'],
    ['a session without hall in no province', parseSessionCode('990101001002510010001'), 'wrongRegion', 'region'],
    ['a session on February 30', parseSessionCode('110101001012502300001'), 'impossibleDate', 'date'],
    ['a session in month 13', parseSessionCode('110101001012513010001'), 'impossibleDate', 'date'],
    ['a session on February 29 of a common year', parseSessionCode('110101001012502290001'), 'impossibleDate', 'date'],
    ['a session serial of zero', parseSessionCode('110101001012510010000'), 'wrongSerial', 'sessionSerial'],
    ['a ticket without its own part', parseTicketCode(SESSION), 'wrongLength', 'code'],
    ['a ticket of 51 bytes', parseTicketCode(SESSION + 'x'.repeat(30)), 'wrongLength', 'code'],
    ['a ticket of 10 Chinese characters', parseTicketCode(SESSION + '字'.repeat(10)), 'wrongLength', 'code'],
    ['a ticket with half a character', parseTicketCode(`${SESSION}\ud83d`), 'illFormed', 'identification'],
    ['a ticket of no session', parseTicketCode('110101001012502300001A'), 'impossibleDate', 'date'],
  ] as const)('%s', (_name, parsed: ParsedCode<unknown>, kind: CodeProblem['kind'], part: CodeProblem['part']) => {
    expect(parsed).toMatchObject({ ok: false, problem: { kind, part } });
  });

  test('a leap day exists', () => {
    expect(isSessionCode('110101001012402290001')).toBe(true);
  });

  test('no message holds the code', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z\d]{5,40}$/), (text) => {
        const parsed = parseSessionCode(text);
        if (!parsed.ok) expect(parsed.problem.message).not.toContain(text);
      }),
    );
  });
});

describe('builders throw what parsers say', () => {
  test.each([
    ['an unknown province', () => buildVenueCode({ region: 100010, serial: 1 }), 'wrongRegion'],
    ['a venue serial of 1000', () => buildVenueCode({ region: 110101, serial: 1000 }), 'wrongSerial'],
    ['a venue serial of 1.5', () => buildVenueCode({ region: 110101, serial: 1.5 }), 'wrongSerial'],
    ['a hall of no venue', () => buildHallCode({ venueCode: '11', serial: 1 }), 'wrongLength'],
    ['a hall serial of 0', () => buildHallCode({ venueCode: '110101001', serial: 0 }), 'wrongSerial'],
    [
      'a session of no hall',
      () => buildSessionCode({ hall: '1101010010', date: '2025-10-01', serial: 1 }),
      'wrongLength',
    ],
    [
      'a session of no venue',
      () => buildSessionCode({ hall: '990101001', date: '2025-10-01', serial: 1 }),
      'wrongRegion',
    ],
    ['February 30', () => buildSessionCode({ hall: '11010100101', date: '2025-02-30', serial: 1 }), 'impossibleDate'],
    ['the year 1999', () => buildSessionCode({ hall: '11010100101', date: '1999-10-01', serial: 1 }), 'impossibleDate'],
    [
      'a session serial of 10000',
      () => buildSessionCode({ hall: '11010100101', date: '2025-10-01', serial: 10_000 }),
      'wrongSerial',
    ],
    ['a ticket of no session', () => buildTicketCode({ sessionCode: '1', identification: 'A' }), 'wrongLength'],
    [
      'a ticket without its own part',
      () => buildTicketCode({ sessionCode: '110101001012510010001', identification: '' }),
      'wrongLength',
    ],
  ])('%s', (_name, build, kind) => {
    let thrown: unknown;
    try {
      build();
    } catch (error) {
      thrown = error;
    }
    expect(isCodingRuleError(thrown) && [thrown.code, thrown.problem.kind]).toEqual(['CODING_RULE_BROKEN', kind]);
  });
});

describe('regions of GB/T 2260', () => {
  test.each([
    [110000, { provinceId: 110000, level: 'province' }],
    [110100, { provinceId: 110000, cityId: 110100, level: 'city' }],
    ['110101', { provinceId: 110000, cityId: 110100, districtId: 110101, level: 'district' }],
    [419001, { provinceId: 410000, cityId: 419000, districtId: 419001, level: 'district' }],
  ] as const)('%s is read', (code, parts) => {
    expect(parseRegion(code)).toEqual({ ok: true, parts });
  });

  test('34 provinces are known', () => {
    expect(PROVINCE_PREFIXES.size).toBe(34);
    expect([isRegion(820000), isRegion('000000'), isRegion(-11010)]).toEqual([true, false, false]);
  });

  test.each([
    ['Dongcheng', [110000, 110100, 110101], []],
    ['Jiyuan, run by its province', [410000, 419000, 419001], []],
    ['Dongguan, a city without districts', [440000, 441900, 441900], [['districtId', 'warning']]],
    ['a province that is a city', [110100, 110100, 110101], [['provinceId', 'error']]],
    [
      'a city of another province',
      [110000, 310100, 110101],
      [
        ['cityId', 'error'],
        ['districtId', 'warning'],
      ],
    ],
    [
      'a district of another province',
      [110000, 110100, 310101],
      [
        ['districtId', 'error'],
        ['districtId', 'warning'],
      ],
    ],
    ['a city that is a district', [110000, 110101, 110101], [['cityId', 'warning']]],
  ] as const)('%s', (_name, [provinceId, cityId, districtId], expected) => {
    const found = regionMismatches({ provinceId, cityId, districtId });
    expect(found.map(({ field, severity }) => [field, severity])).toEqual(expected);
  });
});

describe('belonging', () => {
  test('a code of another length belongs to nothing', () => {
    expect(hallBelongsToVenue('110101001', '110101001')).toBe(false);
    expect(sessionBelongsToHall('110101001012510010001', '110101001')).toBe(false);
    expect(sessionBelongsToHall('110101001002510010001', '110101001')).toBe(true);
    expect(sessionBelongsToHall('110101001012510010001', '')).toBe(false);
    expect(ticketBelongsToSession('110101001012510010001', '110101001012510010001')).toBe(false);
  });
});
