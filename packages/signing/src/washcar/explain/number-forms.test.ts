import { describe, expect, it } from 'vitest';
import {
  bigDecimalNumber,
  fastjson2Number,
  gsonNumber,
  jacksonNumber,
  javascriptNumber,
  plainNumber,
  pythonNumber,
  strippedNumber,
} from './number-forms.ts';

// Contract §2.5: fastjson 1, fastjson 2, Jackson, Gson Map.
const JAVA: readonly (readonly [source: string, ...forms: [string, string, string, string]])[] = [
  ['1', '1', '1', '1', '1.0'],
  ['1.0', '1.0', '1.0', '1.0', '1.0'],
  ['1.00', '1.00', '1.00', '1.0', '1.0'],
  ['108.90', '108.90', '108.90', '108.9', '108.9'],
  ['0.1', '0.1', '0.1', '0.1', '0.1'],
  ['1e3', '1E+3', '1000.0', '1000.0', '1000.0'],
  ['1.5e3', '1.5E+3', '1500.0', '1500.0', '1500.0'],
  ['0.0000001', '1E-7', '1E-7', '1.0E-7', '1.0E-7'],
  ['1e-7', '1E-7', '1.0E-7', '1.0E-7', '1.0E-7'],
  ['12345678.9', '12345678.9', '12345678.9', '1.23456789E7', '1.23456789E7'],
  ['2147483648', '2147483648', '2147483648', '2147483648', '2.147483648E9'],
  [
    '12345678901234567890',
    '12345678901234567890',
    '12345678901234567890',
    '12345678901234567890',
    '1.2345678901234567E19',
  ],
  [
    '0.1234567890123456789',
    '0.1234567890123456789',
    '0.1234567890123456789',
    '0.12345678901234568',
    '0.12345678901234568',
  ],
  ['-0', '0', '0', '0', '-0.0'],
  ['-0.0', '0.0', '0.0', '-0.0', '-0.0'],
  ['1e400', '1E+400', 'Infinity', 'Infinity', 'Infinity'],
  ['-1e400', '-1E+400', '-Infinity', '-Infinity', '-Infinity'],
];

describe('numbers as libraries write them', () => {
  it.each(JAVA)('%s as fastjson 1, fastjson 2, Jackson and Gson', (source, fastjson1, fastjson2, jackson, gson) => {
    expect(bigDecimalNumber(source)).toBe(fastjson1);
    expect(fastjson2Number(source)).toBe(fastjson2);
    expect(jacksonNumber(source)).toBe(jackson);
    expect(gsonNumber(source)).toBe(gson);
  });

  it.each([
    ['1e3', '1000', '1000', '1000', '1000.0'],
    ['-1.50E+2', '-150', '-150', '-150', '-150.0'],
    ['1e-7', '0.0000001', '0.0000001', '1e-7', '1e-07'],
    ['0.10', '0.10', '0.1', '0.1', '0.1'],
    ['100', '100', '100', '100', '100'],
    ['1e16', '10000000000000000', '10000000000000000', '10000000000000000', '1e+16'],
    ['0.0', '0.0', '0', '0', '0.0'],
    ['-0.0', '0.0', '0', '0', '-0.0'],
    ['9007199254740993', '9007199254740993', '9007199254740993', '9007199254740992', '9007199254740993'],
    ['1e999', '1e999', '1e999', 'Infinity', 'inf'],
  ])('%s in plain form, stripped, in JavaScript and in Python', (source, plain, stripped, javascript, python) => {
    expect(plainNumber(source)).toBe(plain);
    expect(strippedNumber(source)).toBe(stripped);
    expect(javascriptNumber(source)).toBe(javascript);
    expect(pythonNumber(source)).toBe(python);
  });
});
