import { createClient, createCookieJar } from '@boxwire/http-core';
import { rail12306Sandbox } from '@boxwire/sandbox/rail12306';
import { rail12306 } from '@boxwire/schemas-rail12306';
import { COMMON_FAULTS } from './common-faults.ts';
import type { ClientParts, Scenario, ScenarioLeg } from './scenario.ts';

const TRAVELLER = {
  username: 'web_traveller',
  password: 'web-password',
  passengers: [
    { name: '张测试', idNo: '000000000000000000', mobile: '10012340000' },
    { name: '李示例', idNo: '000000000000000001', type: '3' },
  ],
} as const;

const TRIP = { from: '北京南', to: '上海虹桥', date: '2030-01-15' } as const;

const shared = {
  platform: rail12306,
  now: '2030-01-10T10:00:00+08:00',
  sandbox: () => rail12306Sandbox({ users: [TRAVELLER] }),
  client: railClient,
  faults: COMMON_FAULTS,
  holder: {
    qr: { actions: ['scan', 'confirm'] },
    imageCaptcha: { actions: ['readCaptcha'], ref: TRAVELLER.username, reveals: true },
    sms: { actions: ['readSms'], ref: TRAVELLER.username, reveals: true },
    slider: { actions: ['slide'], ref: TRAVELLER.username, reveals: true },
  },
} as const;

const loginByQr: ScenarioLeg = { journey: rail12306.journeys['login.qr'], input: () => ({}) };

/** Journeys of the rail booking service. */
export const railScenarios: readonly [Scenario, ...Scenario[]] = [
  {
    ...shared,
    id: 'rail12306.book',
    summary: rail12306.journeys.book.summary,
    legs: [
      loginByQr,
      {
        journey: rail12306.journeys.book,
        input: () => ({ ...TRIP, train: 'G901', seat: 'O', passengers: [{ name: '张测试' }], chooseSeats: '1A' }),
      },
    ],
  },
  {
    ...shared,
    id: 'rail12306.login.password',
    summary: rail12306.journeys['login.password'].summary,
    legs: [
      {
        journey: rail12306.journeys['login.password'],
        input: () => ({ username: TRAVELLER.username, password: TRAVELLER.password }),
      },
    ],
  },
  {
    ...shared,
    id: 'rail12306.query',
    summary: rail12306.journeys.query.summary,
    legs: [{ journey: rail12306.journeys.query, input: () => ({ ...TRIP, bookableOnly: true, sortBy: 'duration' }) }],
  },
];

function railClient({ origins, ...parts }: ClientParts): ReturnType<Scenario['client']> {
  return createClient(rail12306, {
    origins: { kyfw: origins.kyfw ?? '', portal: origins.portal ?? '' },
    jar: createCookieJar({ clock: parts.clock }),
    ...parts,
  });
}
