import type { Confidence } from '../confidence.ts';
import { ENUM_VALUES, type EnumName } from './enum-values.ts';

/** What one value of an enumeration means. `unconfirmed` labels may be corrected in any release (U-16). */
export interface EnumLabel {
  readonly chinese: string;
  readonly english: string;
  readonly confidence: Confidence;
  readonly unconfirmed: boolean;
}

/** Every label by enumeration and value: the one place where meanings are kept (wht93 §2.10). */
export const ENUM_LABELS: {
  readonly [Name in EnumName]: Readonly<Record<(typeof ENUM_VALUES)[Name][number], EnumLabel>>;
} = {
  level: { 1: label('一级类型', 'first-level type', 'H'), 2: label('二级类型', 'second-level type', 'H') },
  hasSeat: { 0: label('无座', 'no seats', 'H'), 1: label('有座', 'seated', 'H') },
  hasHall: { 0: label('无', 'no hall', 'M'), 1: label('有', 'has a hall', 'M') },
  managementStatus: { 1: label('正常(营业)', 'operating', 'M'), 2: label('停业', 'closed', 'M') },
  enableState: { 0: label('停用', 'disabled', 'H'), 1: label('启用', 'enabled', 'H') },
  tag: { 0: label('正式', 'official', 'H'), 1: label('测试', 'test', 'L') },
  sessionStatus: { 1: label('正常', 'normal', 'H'), 2: label('取消', 'cancelled', 'H') },
  availableSale: { 1: label('可售', 'sellable', 'H'), 2: label('不可售', 'not sellable', 'H') },
  channelType: { 1: label('自营/直销', 'own sales', 'L'), 2: label('分销', 'distribution', 'M') },
  ticketType: {
    1: label('销售票', 'for sale', 'M'),
    2: label('工作票', 'work (staff)', 'H'),
    3: label('赠票', 'complimentary', 'M'),
  },
  ticketMode: { 1: label('纸质票', 'paper', 'L'), 2: label('电子票', 'electronic', 'L') },
  authMode: {
    1: label('非实名/不限', 'no real name', 'M'),
    2: label('一单一证', 'one ID per order', 'H'),
    3: label('一票一证', 'one ID per ticket', 'H'),
  },
  checkingType: {
    1: label('人工', 'manual', 'L'),
    2: label('身份证', 'ID card', 'H'),
    3: label('人脸', 'face', 'L'),
  },
  authType: { 1: label('实名', 'real name', 'M'), 2: label('匿名/非实名', 'not real name', 'M') },
};

/** The label of a value, or `undefined` for a value of a newer edition. */
export function enumLabel(name: EnumName, value: number): EnumLabel | undefined {
  const labels: Readonly<Record<number, EnumLabel>> = ENUM_LABELS[name];
  return Object.hasOwn(labels, value) ? labels[value] : undefined;
}

/** Whether a value is one the standard prints. */
export function isKnownValue(name: EnumName, value: number): boolean {
  return (ENUM_VALUES[name] as readonly number[]).includes(value);
}

function label(chinese: string, english: string, confidence: Confidence): EnumLabel {
  return { chinese, english, confidence, unconfirmed: confidence !== 'H' };
}
