import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  areaSeat,
  areasOf,
  bilibiliShow,
  BILIBILI_SHOW_ERRNOS,
  buyersNeeded,
  decodeSeatMap,
  formatSeatCode,
  isBuyable,
  orderTotalFen,
  parseSeatCode,
  place,
  project,
  PURCHASE_REQUIREMENTS,
  purchaseKindOf,
  requirementsOf,
  SALE_FLAGS,
  screen,
} from '../src/index.ts';
import { tableAfter } from './contract-document.ts';
import { AREA_WIRE, PLACE_WIRE, projectWire, screenWire } from './wire-samples.ts';

const FLAGS = [false, true] as const;
const KINDS = ([0, 1, 2] as const).flatMap((idBind) =>
  FLAGS.flatMap((pickSeat) => FLAGS.flatMap((paper) => FLAGS.map((dated) => ({ idBind, pickSeat, paper, dated })))),
);

describe('a purchase kind', () => {
  test.each(KINDS)('is read from the project: %j', (kind) => {
    const wire = projectWire({
      id_bind: kind.idBind,
      pick_seat: Number(kind.pickSeat),
      has_paper_ticket: kind.paper,
      sales_dates: kind.dated ? [{ date: '2030-01-01' }] : [],
    });
    expect(purchaseKindOf(z.decode(project, wire as never))).toEqual(kind);
  });

  test('follows the screen where it speaks', () => {
    const base = z.decode(project, projectWire({ pick_seat: 1, has_paper_ticket: true }) as never);
    const own = z.decode(screen, screenWire({ pick_seat: 0, delivery_type: 1 }) as never);
    expect(purchaseKindOf(base, own)).toMatchObject({ pickSeat: false, paper: false });
    const silent = z.decode(screen, screenWire({ pick_seat: undefined, delivery_type: undefined }) as never);
    expect(purchaseKindOf(base, silent)).toMatchObject({ pickSeat: true, paper: true });
  });

  test('is dated by project_type 2 alone', () => {
    expect(purchaseKindOf(z.decode(project, projectWire({ project_type: 2 }) as never)).dated).toBe(true);
  });
});

describe('requirements', () => {
  test.each(KINDS)('of %j are the sum of its flags', (kind) => {
    expect(requirementsOf(kind).map(({ id }) => id)).toEqual([
      ...(kind.dated ? ['date'] : []),
      ...(kind.pickSeat ? ['seats'] : []),
      kind.idBind > 0 ? 'buyers' : 'contact',
      ...(kind.paper ? ['delivery'] : []),
    ]);
  });

  test.each([{ needContact: true }, { linkedGoods: true }])(
    'a real-name purchase asks for a contact with %j',
    (facts) => {
      const kind = { idBind: 2, pickSeat: false, paper: false, dated: false } as const;
      expect(requirementsOf(kind, facts).map(({ id }) => id)).toEqual(['buyers', 'contact']);
    },
  );

  test('name endpoints, fields and errnos that exist', () => {
    const { prepare, createV2 } = bilibiliShow.endpoints.order;
    const errnos: readonly string[] = BILIBILI_SHOW_ERRNOS.map(({ wireCode }) => wireCode);
    for (const { reads, prepare: prepared, create, missing } of Object.values(PURCHASE_REQUIREMENTS)) {
      for (const id of reads) {
        const [group = '', name = ''] = id.split('.');
        expect(bilibiliShow.endpoints).toHaveProperty([group, name]);
      }
      for (const field of prepared) expect(prepare.body.schema.shape).toHaveProperty(field);
      for (const field of create) expect(createV2.body.schema.shape).toHaveProperty(field);
      for (const errno of missing) expect(errnos).toContain(errno);
    }
  });

  test.each([
    [0, 3, 0],
    [1, 3, 1],
    [2, 3, 3],
  ] as const)('id_bind %d and %d tickets need %d buyers', (idBind, count, needed) => {
    expect(buyersNeeded({ idBind }, count)).toBe(needed);
  });
});

test('delivery is paid once, and for paper alone', () => {
  expect(orderTotalFen({ ticketsFen: 20000, paper: true, expressFen: 1500 })).toBe(21500);
  expect(orderTotalFen({ ticketsFen: 20000, paper: false, expressFen: 1500 })).toBe(20000);
});

describe('sale flags', () => {
  test('are those of the contract, with its text and what can be bought', () => {
    const rows = tableAfter('### 3.3').flatMap(([numbers = '', , , text = '', buyable = '']) =>
      numbers.split(' / ').map((number) => [Number(number), text, buyable.includes('yes')] as const),
    );
    expect(Object.keys(SALE_FLAGS).map(Number)).toEqual(rows.map(([number]) => number));
    for (const [number, text, buyable] of rows) {
      const known = SALE_FLAGS[number as keyof typeof SALE_FLAGS];
      expect(known.buyable).toBe(buyable);
      if (text !== 'unused' && text !== 'same') expect(known.text).toBe(text);
    }
  });

  test('clickable wins over the number', () => {
    expect(isBuyable({ clickable: false, sale_flag_number: 2 })).toBe(false);
    expect(isBuyable({ clickable: true, sale_flag_number: 4 })).toBe(true);
    expect(isBuyable({ sale_flag_number: 6 })).toBe(true);
    expect(isBuyable({ sale_flag_number: 77 })).toBe(false);
    expect(isBuyable({})).toBe(false);
  });
});

describe('a seat map', () => {
  const seats = decodeSeatMap('12', z.decode(areaSeat, AREA_WIRE as never));

  test('becomes seats with names, price class and availability', () => {
    expect(seats).toHaveLength(3 + 4 + 2 + 2);
    expect(seats[0]).toEqual({
      areaId: '12',
      row: 0,
      column: 0,
      code: '12_0_0',
      name: '1-1',
      priceClass: 'b',
      priceText: 'VIP 票',
      priceFen: 49800,
      available: true,
    });
    expect(seats.find(({ code }) => code === '12_0_3')?.name).toBe('0_3');
  });

  test('leaves out gaps and characters without a price', () => {
    expect(seats.filter(({ row }) => row === 3).map(({ code }) => code)).toEqual(['12_3_0', '12_3_3']);
  });

  test('marks taken seats and sold-out classes', () => {
    expect(seats.filter(({ available }) => !available).map(({ code }) => code)).toEqual(['12_1_0', '12_3_0']);
  });

  test('keeps every code inside its rows, whatever the rows are', () => {
    const rows = fc.array(fc.stringMatching(/^[ab_#x]{0,12}$/), { maxLength: 8 });
    fc.assert(
      fc.property(rows, (cells) => {
        const map = { seats: cells, symbol: { a: { price: 1 }, b: { price: 2 } } };
        const found = decodeSeatMap('7', z.decode(areaSeat, map));
        expect(found).toHaveLength(cells.join('').replaceAll(/[^ab]/g, '').length);
        expect(new Set(found.map(({ code }) => code)).size).toBe(found.length);
        for (const { code, priceClass } of found) {
          const { row = -1, column = -1 } = parseSeatCode(code) ?? {};
          expect(cells[row]?.[column]).toBe(priceClass);
        }
      }),
    );
  });

  test('a price class named like an object member is none', () => {
    const map = z.decode(areaSeat, { seats: ['a'], symbol: {} });
    expect(decodeSeatMap('1', { ...map, seats: ['__proto__', 'constructor'] })).toEqual([]);
  });
});

test('areas carry their tickets and whether they have seats', () => {
  expect(areasOf(z.decode(place, PLACE_WIRE as never))).toEqual([
    {
      id: '12',
      name: 'A 区',
      available: true,
      tickets: [
        { skuId: '730001', priceFen: 29800 },
        { skuId: '735001', priceFen: 49800 },
      ],
    },
    { id: '3', name: 'B 区', available: true, tickets: [{ skuId: '735001', priceFen: 49800 }] },
    { id: '7', name: 'C 区', available: false, tickets: [] },
  ]);
});

test('a seat code gives back its place', () => {
  const natural = fc.nat({ max: 99_999 });
  fc.assert(
    fc.property(natural, natural, natural, (area, row, column) => {
      const seat = { areaId: area.toString(), row, column };
      expect(parseSeatCode(formatSeatCode(seat))).toEqual(seat);
    }),
  );
  for (const code of ['', '1_2', '1_2_3_4', 'a_1_2', '1_-2_3', ' 1_2_3']) expect(parseSeatCode(code)).toBeUndefined();
});
