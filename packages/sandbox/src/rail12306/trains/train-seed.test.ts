import { expect, test } from 'vitest';
import { STATIONS } from '../stations/station-seed.ts';
import { stationOf } from '../stations/station-table.ts';
import { TRAINS } from './train-seed.ts';
import { seatClassOf } from './seat-class.ts';

test('there are about forty stations, with the awkward ones', () => {
  expect(STATIONS.length).toBeGreaterThanOrEqual(40);
  const codes = STATIONS.map(({ telecode }) => telecode);
  expect(new Set(codes).size).toBe(codes.length);
  expect(STATIONS.filter(({ missingInScript }) => missingInScript).map(({ name }) => name)).toEqual(['成都  东']);
  expect(STATIONS.filter(({ key }) => key === 'szb')).toHaveLength(2);
  expect(STATIONS.filter(({ cityName }) => cityName === '北京').length).toBeGreaterThan(4);
  expect(STATIONS.some(({ otherNames }) => otherNames.includes('#'))).toBe(true);
  expect(STATIONS.some(({ countryCode, otherNames }) => countryCode === 'lao' && otherNames.includes(' '))).toBe(true);
});

test('there are at least thirty trains, of every kind', () => {
  expect(TRAINS.length).toBeGreaterThanOrEqual(30);
  const states = new Set(TRAINS.map(({ state }) => state));
  expect(states).toEqual(new Set(['running', 'soldOut', 'suspended', 'adjusted', 'withheld']));
  expect(TRAINS.some(({ isInternational }) => isInternational)).toBe(true);
  expect(TRAINS.some(({ stops }) => (stops.at(-1)?.arrive ?? 0) > 2 * 1440)).toBe(true);
  expect(TRAINS.some(({ saleDays }) => saleDays !== undefined)).toBe(true);
});

test.each(TRAINS.map((train) => [train.code, train] as const))('%s runs forward over known stations', (_, train) => {
  expect(train.trainNo).toMatch(/^[0-9A-Z]{12}$/);
  for (const { telecode } of train.stops) expect(stationOf(telecode).telecode).toBe(telecode);
  for (const { code, seats } of train.classes) expect(seats).toBeGreaterThanOrEqual(seatClassOf(code).places.length);
  for (const [index, stop] of train.stops.entries()) {
    const before = train.stops[index - 1];
    expect(stop.depart).toBeGreaterThanOrEqual(stop.arrive);
    if (before === undefined) continue;
    expect(stop.arrive).toBeGreaterThan(before.depart);
    expect(stop.km).toBeGreaterThan(before.km);
    const kmPerHour = ((stop.km - before.km) * 60) / (stop.arrive - before.depart);
    expect(kmPerHour).toBeGreaterThan(15);
    expect(kmPerHour).toBeLessThan(360);
  }
});
