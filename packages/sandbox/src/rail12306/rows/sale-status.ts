import { addDays, dayOf, dayStart, minutesOf, momentOf } from '../time/shanghai.ts';
import { stopAt, type Leg, type Train } from '../trains/train.ts';

/** Whether and why not a train can be booked now. */
export interface SaleStatus {
  readonly state: 'onSale' | 'notYet' | 'stopped' | 'closed' | 'departed';
  /** Column 1. */
  readonly buttonText: string;
  /** When its sales open, epoch milliseconds. */
  readonly saleAt: number;
}

/** Sales hours of a day, `HH:mm`. */
export interface SalesHours {
  readonly from: string;
  readonly to: string;
}

/** What the sales rules need. */
export interface SaleRules {
  readonly now: number;
  readonly presaleDays: number;
  readonly salesHours: SalesHours | undefined;
}

const BUTTON_TEXTS = { suspended: '列车停运', adjusted: '列车运行图调整,暂停发售', withheld: '暂停发售' } as const;

/** Whether the time of day is inside the sales hours. */
export function isOpenAt({ now, salesHours }: Pick<SaleRules, 'now' | 'salesHours'>): boolean {
  if (salesHours === undefined) return true;
  const minutes = (now - dayStart(dayOf(now))) / 60_000;
  return minutes >= minutesOf(salesHours.from) && minutes < minutesOf(salesHours.to);
}

/** The sales state of a train for a boarding day. */
export function saleStatus(train: Train, { leg, day }: { leg: Leg; day: string }, rules: SaleRules): SaleStatus {
  const saleAt = saleMoment(train, day, rules);
  const departs = momentOf(day, stopAt(train, leg.from).depart % 1440);
  if (departs <= rules.now) return { state: 'departed', buttonText: '预订', saleAt };
  const { state } = train;
  if (state === 'suspended' || state === 'adjusted' || state === 'withheld') {
    return { state: 'stopped', buttonText: BUTTON_TEXTS[state], saleAt };
  }
  if (!isOpenAt(rules)) return { state: 'closed', buttonText: '23:00-06:00系统维护时间', saleAt };
  if (rules.now < saleAt) return { state: 'notYet', buttonText: openingText(saleAt, rules.now), saleAt };
  return { state: 'onSale', buttonText: '预订', saleAt };
}

// the last day of the window opens at the train's own time of day
function saleMoment({ saleDays, saleTime }: Train, day: string, { presaleDays }: SaleRules): number {
  return momentOf(addDays(day, -((saleDays ?? presaleDays) - 1)), minutesOf(saleTime));
}

function openingText(saleAt: number, now: number): string {
  const [, month, date] = dayOf(saleAt).split('-');
  const minutes = (saleAt - dayStart(dayOf(saleAt))) / 60_000;
  const hour = String(Math.floor(minutes / 60)).padStart(2, '0');
  const time = minutes % 60 === 0 ? `${hour}点起售` : `${hour}点${String(minutes % 60).padStart(2, '0')}分起售`;
  return dayOf(now) === dayOf(saleAt) ? time : `${month}月${date}日${time}`;
}
