import type { Address, Buyer, User } from './user.ts';

/** Uid of the first seeded account; the others follow. */
const FIRST_UID = 10_001;

const BUYER_NAMES = ['测试甲', '测试乙', '测试丙', '测试丁'];

/** The first account of every sandbox, with the cookie values that log it in. */
export const BILIBILI_SHOW_DEMO_USER = {
  uid: FIRST_UID,
  cookies: { SESSDATA: 'sbx-session-10001', DedeUserID: '10001', bili_jct: 'sbx-csrf-10001' },
} as const;

/** Invented accounts: uid 10001 and up, four buyers and two addresses each. */
export function seedUsers(count: number): User[] {
  return Array.from({ length: count }, (_, index) => seedUser(index));
}

function seedUser(index: number): User {
  const uid = FIRST_UID + index;
  const base = index * 10 + 1;
  return {
    uid,
    sessdata: `sbx-session-${uid}`,
    biliJct: `sbx-csrf-${uid}`,
    buyers: BUYER_NAMES.map((name, place) => seedBuyer(base + place, name, place)),
    addresses: [seedAddress(base, 1), seedAddress(base + 1, 2)],
    loggedIn: true,
    contact: null,
    challenge: null,
    hold: null,
  };
}

function seedBuyer(number: number, name: string, place: number): Buyer {
  return {
    id: 810_000 + number,
    name,
    tel: `100${String(number).padStart(8, '0')}`,
    maskedPersonalId: `0000**********${String(number).padStart(4, '0').slice(-4)}`,
    idType: place,
    isDefault: place === 0,
  };
}

function seedAddress(number: number, house: number): Address {
  return {
    id: 820_000 + number,
    name: '测试收件人',
    phone: `100${String(number + 50_000).padStart(8, '0')}`,
    prov: '沙盒省',
    city: '沙盒市',
    area: '沙盒区',
    addr: `沙盒路 ${house} 号`,
  };
}
