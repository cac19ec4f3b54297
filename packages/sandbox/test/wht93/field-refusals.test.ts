import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { printedFields, type PrintedField } from './contract-tables.ts';
import { allBodies } from './samples.ts';
import { PATHS, postText, startWht93, type EndpointId, type Json, type Running } from './start.ts';

const FIELDS = printedFields();

/** What makes a `C` field wanted: changes to the object it stands in. */
const WANTED: Readonly<Record<string, Json>> = {
  'A.13 provinceId': {},
  'A.13 cityId': {},
  'A.13 districtId': {},
  'A.13 venueName': {},
  'A.13 venueAddress': {},
  'A.13 hallName': { hasHall: 1 },
  'A.13 seatNum': { hasSeat: 1 },
  'A.13 seatingCapacity': { hasSeat: 0 },
  'A.16 seatingChart': { hasSeat: 1 },
  'A.22 seatingChart': { hasSeat: 1 },
  'A.28 floorName': {},
  'A.28 areaName': {},
  'A.28 rowName': {},
  'A.28 seatNo': {},
  // every line of A.31 has a ticket, so strict asks for it (U-21)
  'A.34 ticketId': {},
};

// only the caller knows whether there is an approval, or an existing venue
const NEVER_WANTED = ['A.13 venueCode', 'A.16 approval'];

test('the generated cases cover every request table', () => {
  expect(FIELDS.length).toBe(120);
  expect(new Set(FIELDS.map(({ endpoint }) => endpoint)).size).toBe(Object.keys(PATHS).length - 1);
  const conditional = FIELDS.filter(({ required }) => required === 'C').map(keyOf);
  expect(new Set(conditional)).toEqual(new Set([...Object.keys(WANTED), ...NEVER_WANTED]));
  const unread = FIELDS.filter(({ type, values = [] }) => type === 'byte' && values.length < 2);
  // §2.10 gives the 0 of hasHall in parentheses only
  expect(unread.map(keyOf)).toEqual(['A.13 hasHall']);
});

describe.each(['strict', 'lenient'] as const)('in the %s profile', (profile) => {
  let run: Running;
  let bodies: Record<EndpointId, Json>;

  beforeAll(async () => {
    run = await startWht93({ profile });
    bodies = await allBodies(run);
  });
  afterAll(() => run.sandbox.close());

  const sendWith = async (field: PrintedField, change: (parent: Json) => void): Promise<Json> => {
    const body: Json = structuredClone({ accessToken: run.accessToken, ...bodies[field.endpoint] });
    change(field.list === undefined ? body : body[field.list][0]);
    return postText(run.cis, PATHS[field.endpoint], JSON.stringify(body));
  };
  const expect4000 = (answer: Json, field: PrintedField): void => {
    expect(answer).toMatchObject({ status: 200, code: 4000, data: null, success: false });
    expect(answer.msg).toContain(pointerOf(field));
  };

  test.each(Object.keys(PATHS).filter((id) => id !== 'type.list'))('takes the sample of %s', async (id) => {
    expect(await run.post(id as EndpointId, bodies[id as EndpointId])).toMatchObject({ code: 200, success: true });
  });

  describe.each(FIELDS.map((field) => [`${field.table} ${pointerOf(field)}`, field] as const))('%s', (_, field) => {
    const isWanted = profile === 'strict' && (field.required === 'Y' || keyOf(field) in WANTED);
    if (isWanted)
      test('is refused when missing, null or empty', async () => {
        for (const value of [undefined, null, ...(field.type === 'String' ? [''] : [])]) {
          const answer = await sendWith(field, (parent) =>
            Object.assign(parent, WANTED[keyOf(field)], { [field.name]: value }),
          );
          expect4000(answer, field);
        }
      });

    if (field.required === 'N')
      test('may be missing', async () => {
        expect((await sendWith(field, (parent) => delete parent[field.name])).code).toBe(200);
      });

    test('is refused with a wrong type', async () => {
      for (const value of wrongTypes(field)) {
        expect4000(
          await sendWith(field, (parent) => Object.assign(parent, wish(field), { [field.name]: value })),
          field,
        );
      }
    });

    if (overLong(field).length > 0)
      test('is refused one over its length', async () => {
        for (const value of overLong(field)) {
          expect4000(
            await sendWith(field, (parent) => Object.assign(parent, wish(field), { [field.name]: value })),
            field,
          );
        }
      });

    if (field.values !== undefined)
      test('is refused with a value outside its enumeration', async () => {
        for (const value of [9, -1, Math.max(...(field.values ?? [])) + 1]) {
          expect4000(await sendWith(field, (parent) => Object.assign(parent, { [field.name]: value })), field);
        }
      });
  });

  test('nothing of the refused requests took effect', () => {
    expect(run.received().totals).toMatchObject({
      performances: 1,
      sessions: 1,
      orders: 1,
      sold: 1,
      soldAmount: 38000,
    });
    expect(run.broken()).toEqual([]);
  });
});

test('A.7 accessToken is refused when missing or one over its length', async () => {
  await using run = await startWht93();
  for (const query of ['', '?accessToken=', `?accessToken=${'x'.repeat(41)}`]) {
    const answer: Json = await (await fetch(run.cis + PATHS['type.list'] + query)).json();
    expect(answer).toMatchObject({ code: 4000, success: false });
    expect(answer.msg).toContain('/accessToken');
  }
});

function keyOf({ table, name }: PrintedField): string {
  return `${table} ${name}`;
}

function pointerOf({ list, name }: PrintedField): string {
  return list === undefined ? `/${name}` : `/${list}/0/${name}`;
}

/** Changes under which a conditional field is looked at. */
function wish(field: PrintedField): Json {
  return keyOf(field) === 'A.13 venueCode' ? { hasHall: 1 } : {};
}

function wrongTypes({ type, name }: PrintedField): unknown[] {
  switch (type) {
    case 'String':
    case 'Text':
    case 'text':
      return [7, true, {}, ['x'], 'a\ud83d'];
    case 'JSON':
      return ['x', {}, [], [7], [null]];
    case 'DateTime':
      return [true, 'tomorrow', '2026-02-30 10:00:00', '2026-02-01 24:00:00', '2026-02-01', 20260201];
    case 'byte':
      return ['1', true, 1.5];
    default:
      // a region may come as digits (U-14)
      return [true, 1.5, -1, {}, ...(name.endsWith('Id') && name !== 'typeId' ? ['11010'] : ['1'])];
  }
}

function overLong({ type, length, name }: PrintedField): unknown[] {
  const most = Number(/\d+$/.exec(/^[\d,]+/.exec(length)?.[0] ?? '')?.[0]);
  if (type === 'JSON' || type === 'DateTime' || type === 'byte') return [];
  if (type === 'long') return /(?:province|city|district)Id/.test(name) ? [1101011] : [2 ** 53];
  if (type === 'int') return [10 ** most];
  return ['1'.repeat(most + 1), '字'.repeat(most + 1)];
}
