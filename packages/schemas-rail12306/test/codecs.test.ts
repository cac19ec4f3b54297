import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  berthChunks,
  chooseStation,
  discountChunks,
  discountFlags,
  encodedToken,
  findStations,
  JsLiteralError,
  oldPassengerStr,
  orderPageCodec,
  pageVariable,
  passengerTicketStr,
  priceChunks,
  queueDate,
  readJsLiteral,
  readSeatCell,
  readSeats,
  readTicketPrices,
  readTrainRow,
  seatCell,
  stationScript,
  trainOffer,
  trainRow,
  TRAIN_ROW_COLUMNS,
  writeJsLiteral,
  writeTrainRow,
  type JsLiteral,
  type TrainRow,
} from '../src/index.ts';
import { ORDER_PAGE, ROW, rowWith } from './samples.ts';

const cell = fc.string({ unit: 'grapheme', maxLength: 12 }).filter((text) => !text.includes('|'));
const word = fc.string({ unit: 'grapheme', maxLength: 8 }).filter((text) => !/[,_]/.test(text));

describe('a train row', () => {
  test('of 36 to 58 columns, and of more, survives the round trip cell by cell', () => {
    const rows = fc.array(cell, { minLength: 36, maxLength: 64 });
    fc.assert(
      fc.property(rows, (cells) => {
        const wire = cells.join('|');
        expect(z.encode(trainRow(), z.decode(trainRow(), wire))).toBe(wire);
        expect(writeTrainRow(readTrainRow(wire) as TrainRow)).toBe(wire);
      }),
    );
  });

  test.each(Array.from({ length: 23 }, (_, index) => 36 + index))('of %i columns has exactly those', (length) => {
    const wire = rowWith({}, length);
    const row = readTrainRow(wire);
    const named = TRAIN_ROW_COLUMNS.filter((column) => row?.[column] !== undefined);
    expect(named).toHaveLength(Math.min(length, TRAIN_ROW_COLUMNS.length));
    expect(row?.rest?.length ?? 0).toBe(Math.max(0, length - TRAIN_ROW_COLUMNS.length));
    expect(z.encode(trainRow(), row as TrainRow)).toBe(wire);
  });

  test('with fewer than 36 columns is refused', () => {
    expect(readTrainRow('a|b')).toBeUndefined();
    expect(trainRow().safeDecode('a|b').success).toBe(false);
  });

  test.each([
    ['a cell that holds the separator', { lishi: '04|36' }, 'a cell holds the separator'],
    ['a gap', { houbu_train_flag: undefined }, 'stands behind a gap'],
    ['a missing early column', { secretStr: undefined }, 'a row needs column secretStr'],
  ])('is not written with %s', (_what, change, problem) => {
    const broken = { ...readTrainRow(ROW), ...change } as unknown as TrainRow;
    expect(() => writeTrainRow(broken)).toThrow(problem);
    expect(trainRow().safeEncode(broken).error?.issues[0]?.message).toContain(problem);
  });

  test('becomes an offer with stock, prices, discounts and classes by the train', () => {
    const offer = trainOffer(readTrainRow(ROW) as TrainRow, { VNP: '北京南', AOH: '上海虹桥' });
    expect(offer).toMatchObject({
      trainCode: 'G999',
      from: { telecode: 'VNP', name: '北京南' },
      durationMinutes: 276,
      bookable: true,
      waitlist: true,
    });
    expect(offer.seats).toEqual([
      {
        code: '9',
        name: '商务座',
        column: 'swz_num',
        cell: { state: 'none', text: '无' },
        priceJiao: 1748,
        discountPercent: 91,
      },
      {
        code: 'M',
        name: '一等座',
        column: 'zy_num',
        cell: { state: 'count', text: '5', count: 5 },
        priceJiao: 933,
        discountPercent: 91,
      },
      {
        code: 'O',
        name: '二等座',
        column: 'ze_num',
        cell: { state: 'plenty', text: '有' },
        priceJiao: 553,
        discountPercent: 90,
      },
    ]);
  });

  test('prices 无座 by its own chunk, and berths by level', () => {
    const standing = readTrainRow(rowWith({ 26: '有', 39: 'O006100003O006103076' })) as TrainRow;
    expect(readSeats(standing).find(({ code }) => code === 'WZ')).toMatchObject({ priceJiao: 610, column: 'wz_num' });
    const sleeper = readTrainRow(
      rowWith({ 3: 'K991', 28: '8', 30: '', 35: '341', 39: '3013100008', 53: '310136031013303100' }),
    );
    expect(readSeats(sleeper as TrainRow).find(({ code }) => code === '3')).toMatchObject({ priceJiao: 1310 });
    const levels = readTrainRow(rowWith({ 28: '8', 39: '3013100008', 53: '31013603201330' })) as TrainRow;
    expect(readSeats(levels).find(({ code }) => code === '3')?.berths).toEqual([
      { code: '3', level: '1', priceJiao: 1360 },
      { code: '3', level: '2', priceJiao: 1330 },
    ]);
  });

  test.each([
    ['D901', 'rw_num', 23, 'I'],
    ['Z901', 'rw_num', 23, '4'],
    ['D901', 'yw_num', 28, 'J'],
    ['K991', 'yw_num', 28, '3'],
    ['D901', 'gr_num', 21, 'A'],
    ['T901', 'gr_num', 21, '6'],
  ])('names the class of %s in %s by the train when the row does not', (train, column, index, code) => {
    const row = readTrainRow(rowWith({ 3: train, [index]: '3', 35: '', 39: '' })) as TrainRow;
    expect(readSeats(row).find((seat) => seat.column === column)?.code).toBe(code);
  });
});

describe('chunks', () => {
  const code = fc.constantFrom('9', 'M', 'O', '3', 'W');
  const jiao = fc.nat(99_999);
  test.each<[string, z.ZodType, fc.Arbitrary<unknown>]>([
    ['prices', priceChunks(), fc.record({ code, priceJiao: jiao, count: fc.nat(2_999), standing: fc.boolean() })],
    ['berths', berthChunks(), fc.record({ code, level: fc.constantFrom('1', '2', '3'), priceJiao: jiao })],
    ['discounts', discountChunks(), fc.record({ code, percent: fc.nat(9_999) })],
    ['flags', discountFlags(), fc.record({ code, discounted: fc.boolean() })],
  ])('of %s survive the round trip', (_name, codec, chunk) => {
    fc.assert(
      fc.property(fc.array(chunk), (chunks) => {
        expect(z.decode(codec, z.encode(codec, chunks))).toEqual(chunks);
      }),
    );
  });

  test('read the examples of the contract', () => {
    expect(z.decode(priceChunks(), 'O006100003O006103076')).toEqual([
      { code: 'O', priceJiao: 610, count: 3, standing: false },
      { code: 'O', priceJiao: 610, count: 76, standing: true },
    ]);
    expect(z.decode(discountChunks(), '90091')).toEqual([{ code: '9', percent: 91 }]);
    expect(z.decode(berthChunks(), '3101360')).toEqual([{ code: '3', level: '1', priceJiao: 1360 }]);
    expect(z.decode(discountFlags(), '90M0O0W0')).toHaveLength(4);
  });

  test('of another layout are refused, and read as none where a row is shown', () => {
    expect(priceChunks().safeDecode('O0061').success).toBe(false);
    expect(priceChunks().safeEncode([{ code: 'O', priceJiao: 123_456, count: 1, standing: false }]).success).toBe(
      false,
    );
    expect(readSeats(readTrainRow(rowWith({ 39: 'oops' })) as TrainRow)[0]?.priceJiao).toBeUndefined();
  });
});

describe('a stock cell', () => {
  test.each([
    ['', 'notOffered'],
    ['--', 'notOffered'],
    ['有', 'plenty'],
    ['无', 'none'],
    ['0', 'none'],
    ['20', 'count'],
    ['*', 'notOnSale'],
    ['候补', 'waitlist'],
    ['禁售', 'blocked'],
    ['充足?', 'unknown'],
  ])('%j means %s', (text, state) => {
    expect(readSeatCell(text)).toMatchObject({ state, text });
  });

  test('survives the round trip whatever it holds', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(z.encode(seatCell(), z.decode(seatCell(), text))).toBe(text);
      }),
    );
    expect(readSeatCell('constructor').state).toBe('unknown');
  });
});

describe('passenger texts', () => {
  const passenger = fc.record(
    {
      seatType: word,
      slot: word,
      ticketType: word,
      name: word,
      idType: word,
      idNo: word,
      mobile: word,
      flag: word,
      allEncStr: word,
    },
    { requiredKeys: ['seatType', 'slot', 'ticketType', 'name', 'idType', 'idNo', 'mobile', 'flag'] },
  );
  test('survive the round trip with 8 and 9 fields, one and many', () => {
    const list = fc.array(passenger, { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(list, (passengers) => {
        const wire = z.encode(passengerTicketStr(), passengers);
        expect(z.decode(passengerTicketStr(), wire)).toEqual(passengers);
      }),
    );
  });

  test('of old passengers survive the round trip, children among them', () => {
    const old = fc.record({
      name: word.filter((text) => text.trim() !== ''),
      idType: word,
      idNo: word,
      passengerType: word,
    });
    const list = fc.array(fc.oneof(old, fc.constant('child' as const)), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(list, (passengers) => {
        const wire = z.encode(oldPassengerStr(), passengers);
        expect(z.decode(oldPassengerStr(), wire)).toEqual(passengers);
      }),
    );
  });

  test('read the examples of the contract', () => {
    const two = 'O,0,1,张测试,1,0000***********000,100****0000,N,enc1_O,0,3,李示例,1,0000***********001,,N,enc2';
    const decoded = z.decode(passengerTicketStr(), two);
    expect(decoded.map(({ name, mobile, allEncStr }) => [name, mobile, allEncStr])).toEqual([
      ['张测试', '100****0000', 'enc1'],
      ['李示例', '', 'enc2'],
    ]);
    expect(z.encode(passengerTicketStr(), decoded)).toBe(two);
    const eight = 'O,0,1,张测试,1,000000000000000000,10000000000,N';
    expect(z.encode(passengerTicketStr(), z.decode(passengerTicketStr(), eight))).toBe(eight);
    const old = '张测试,1,0000***********000,1_李示例,1,0000***********001,3_';
    expect(z.encode(oldPassengerStr(), z.decode(oldPassengerStr(), old))).toBe(old);
    expect(z.decode(oldPassengerStr(), '张测试,1,0000***********000,1__ _ _')).toHaveLength(4);
  });

  test.each(['a,b', '', '张测试,1,0_'])('refuse %j', (wire) => {
    expect(passengerTicketStr().safeDecode(wire).success).toBe(false);
    expect(oldPassengerStr().safeDecode(wire).success).toBe(false);
  });

  test('refuse a field with a separator', () => {
    const passenger = { seatType: 'O', ticketType: '1', name: 'A_B', idType: '1', idNo: '1', mobile: '' };
    expect(passengerTicketStr().safeEncode([passenger]).success).toBe(false);
    expect(oldPassengerStr().safeEncode([{ name: 'A,B', idType: '1', idNo: '1', passengerType: '1' }]).success).toBe(
      false,
    );
  });
});

describe('station_name.js', () => {
  const OLD = "var station_names ='@bjb|北京北|VAP|beijingbei|bjb|0@bji|北京|BJP|beijing|bj|2';";
  const NEW =
    "var station_names ='@bjb|北京北|VAP|beijingbei|bjb|0|0357|北京|||@wxi|万象|YTM|wanxiang|wx|25|9206|万象|lao|老挝|vientiane@xjl|香港西九龙|XJA|hkwestkowloon|xgxjl|9|2021|香港|||xianggangxijiulong#hongkong@bjx|北京西|BXP|beijingxi|bjx|3|0357|北京|||@bjp|北京|BJP|beijing|bj|2|0357|北京|||';";

  test.each([
    ['old', OLD],
    ['new', NEW],
  ])('survives the round trip in its %s form', (_form, script) => {
    expect(z.encode(stationScript(), z.decode(stationScript(), script))).toBe(script);
  });

  test('keeps ten separators per record, names with blanks and #', () => {
    const stations = z.decode(stationScript(), NEW);
    expect(stations[1]).toMatchObject({ telecode: 'YTM', countryCode: 'lao', otherNames: 'vientiane' });
    expect(stations[2]?.otherNames).toBe('xianggangxijiulong#hongkong');
    expect(z.decode(stationScript(), OLD)[0]).not.toHaveProperty('cityCode');
  });

  test.each(['', 'var x = 1;', "var station_names ='@a|b';"])('refuses %j', (script) => {
    expect(stationScript().safeDecode(script).success).toBe(false);
  });

  test('is searched by code, name, pinyin and initials, and never guesses', () => {
    const stations = z.decode(stationScript(), NEW);
    const codes = (text: string): string[] => chooseStation(stations, text).map(({ telecode }) => telecode);
    expect(codes('BJP')).toEqual(['BJP']);
    expect(codes('北京')).toEqual(['BJP']);
    expect(codes('北京西站')).toEqual(['BXP']);
    expect(codes('BeijingXi')).toEqual(['BXP']);
    expect(codes('bj')).toEqual(['BJP']);
    expect(codes('bei')).toEqual(['VAP', 'BXP', 'BJP']);
    expect(codes('nowhere')).toEqual([]);
    expect(findStations(stations, ' ')).toEqual([]);
  });
});

describe('the date of getQueueCount', () => {
  test('is a calendar date on every machine and survives the round trip', () => {
    const dates = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(dates, (date) => {
        const day = date.toISOString().slice(0, 10);
        expect(z.decode(queueDate(), z.encode(queueDate(), day))).toBe(day);
      }),
    );
  });

  test.each(['China Standard Time', 'CST', '中国标准时间'])('is read with the zone name %s', (zone) => {
    expect(z.decode(queueDate(), `Tue Jan 15 2030 00:00:00 GMT+0800 (${zone})`)).toBe('2030-01-15');
  });

  test.each([
    'Tue Jan 15 2030 00:00:00 GMT+0900',
    'Tue Foo 15 2030 00:00:00 GMT+0800',
    'Tue Feb 30 2030 00:00:00 GMT+0800',
    '',
  ])('refuses %j', (wire) => {
    expect(queueDate().safeDecode(wire).success).toBe(false);
  });
});

describe('a JavaScript literal', () => {
  const leaf = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).filter((n) => !Object.is(n, -0) && !String(n).includes('e')),
    fc.boolean(),
    fc.constant(null),
  );
  const { tree } = fc.letrec<{ tree: JsLiteral }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      leaf,
      fc.array(tie('tree'), { maxLength: 4 }),
      fc.dictionary(fc.string(), tie('tree'), { maxKeys: 4 }),
    ),
  }));

  test('survives the round trip and holds no quote, semicolon or markup', () => {
    fc.assert(
      fc.property(tree, (value) => {
        const wire = writeJsLiteral(value);
        expect(JSON.stringify(readJsLiteral(wire).value)).toBe(JSON.stringify(sorted(value)));
        expect(wire).not.toMatch(/[;<]|[^ -~]/);
      }),
    );
  });

  test('of any text is read or refused with its offset, and never executed', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...Array.from(`{}[]'":,\\ux0-9.anulltrue \n`)) }), (text) => {
        try {
          expect(readJsLiteral(text).end).toBeLessThanOrEqual(text.length);
        } catch (error) {
          expect(error).toBeInstanceOf(JsLiteralError);
          expect((error as JsLiteralError).offset).toBeLessThanOrEqual(text.length + 4);
        }
      }),
    );
  });

  test.each<[string, JsLiteral]>([
    [String.raw`'it\'s \u4e8c\x41\n'`, "it's 二A\n"],
    [`{a:1,'b':"x",}`, { a: 1, b: 'x' }],
    ['[1,-2.5e3,true,null,undefined,]', [1, -2500, true, null, null]],
    ['6478994818521140385', '6478994818521140385'],
    ['  { } ', {}],
  ])('%s is read', (text, value) => {
    expect(readJsLiteral(text).value).toEqual(value);
  });

  test.each(['', "'open", '{a}', '[1 2]', 'alert(1)', '{,}', "'\\u12'", '01x'.slice(2), '-', '['.repeat(200)])(
    '%j is refused',
    (text) => {
      expect(() => readJsLiteral(text)).toThrow(JsLiteralError);
    },
  );

  test('cannot reach a prototype', () => {
    const { value } = readJsLiteral("{'__proto__':{'polluted':true}}");
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  function sorted(value: JsLiteral): JsLiteral {
    if (typeof value === 'number' && !Number.isSafeInteger(value) && /^-?\d+$/.test(String(value)))
      return String(value);
    if (Array.isArray(value)) return (value as readonly JsLiteral[]).map(sorted);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, member]) => [name, sorted(member)]),
    );
  }
});

describe('the order page', () => {
  test('survives the round trip', () => {
    const html = z.encode(orderPageCodec(), ORDER_PAGE);
    expect(z.decode(orderPageCodec(), html)).toEqual(ORDER_PAGE);
  });

  test('keeps the layout public readers rely on', () => {
    const html = z.encode(orderPageCodec(), ORDER_PAGE);
    expect(html).toMatch(/^var globalRepeatSubmitToken = '\w{32}';$/m);
    expect(html).toMatch(/^var ticketInfoForPassengerForm=\{.*\};$/m);
    expect(html).toMatch(/^var orderRequestDTO=\{.*\};$/m);
    expect(html).toContain("'key_check_isChange':'" + 'A'.repeat(56) + "','leftDetails':");
    expect(html.indexOf("'train_location':null")).toBeLessThan(html.indexOf("'train_location':'P3'"));
    const naive = /var ticketInfoForPassengerForm=(.*?);/.exec(html)?.[1] ?? '';
    expect(JSON.parse(naive.replaceAll("'", '"'))).toMatchObject({ purpose_codes: '00' });
  });

  test('is not misled by a text that mentions a variable', () => {
    const html = "<p>orderRequestDTO</p><script>x(orderRequestDTO); var orderRequestDTO={'train_no':'1'};</script>";
    expect(pageVariable(html, 'orderRequestDTO')).toEqual({ train_no: '1' });
    expect(pageVariable('var orderRequestDTO=call();', 'orderRequestDTO')).toBeUndefined();
  });
});

describe('tokens and prices', () => {
  test('an encoded token goes out decoded; a broken one is refused', () => {
    fc.assert(
      fc.property(fc.base64String(), (token) => {
        expect(z.encode(encodedToken(), encodeURIComponent(token))).toBe(token);
      }),
    );
    expect(encodedToken().safeEncode('%E0%A4').success).toBe(false);
  });

  test('prices of queryTicketPrice are jiao by seat code', () => {
    const data = { train_no: '1', A9: '¥1748.0', M: '¥933', O: ['x'], WZ: '¥553.5', MIN: '¥1.0', A: '¥10.0', '9': 'x' };
    expect(readTicketPrices(data)).toEqual({ '9': 17480, M: 9330, WZ: 5535, A: 100 });
  });
});
