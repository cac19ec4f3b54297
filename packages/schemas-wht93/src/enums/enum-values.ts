/**
 * The values of every enumeration (wht93 §2.10). Requests take only these; answers may hold others (U-17).
 * What they mean stands in `ENUM_LABELS`, so that a corrected label changes no type.
 */
export const ENUM_VALUES = {
  /** 级别 – level of a performance type: 1 一级类型 first level, 2 二级类型 second level. */
  level: [1, 2],
  /** 是否有座 – whether there are seats: 0 无座 none, 1 有座 seated. */
  hasSeat: [0, 1],
  /** 是否有(新增)场厅 – whether a hall is added: 0 无 no (by analogy), 1 有 yes. */
  hasHall: [0, 1],
  /** 场厅经营状态 – whether the hall is operated: 1 正常(营业) operating, 2 停业 closed (unconfirmed). */
  managementStatus: [1, 2],
  /** 启用状态 – whether the hall may be used: 0 停用 disabled, 1 启用 enabled. */
  enableState: [0, 1],
  /** 标记 – mark of a session: 0 正式 official, 1 测试 test (label unconfirmed). */
  tag: [0, 1],
  /** 场次状态 – state of a session: 1 正常 normal, 2 取消 cancelled. */
  sessionStatus: [1, 2],
  /** 是否可售 – whether a ticket may be sold: 1 可售 sellable, 2 不可售 not sellable. Not 1 and 0. */
  availableSale: [1, 2],
  /** 渠道类型 – sales channel: 1 自营/直销 own, 2 分销 distribution (labels unconfirmed). */
  channelType: [1, 2],
  /** 票类型 – kind of ticket: 1 销售票 for sale, 2 工作票 for staff, 3 赠票 complimentary (labels 1, 3 unconfirmed). */
  ticketType: [1, 2, 3],
  /** 出票方式? – 1 纸质票? paper, 2 电子票? electronic (name and labels unconfirmed). */
  ticketMode: [1, 2],
  /** 实名方式 – real-name rule: 1 非实名 none (unconfirmed), 2 一单一证 one ID an order, 3 一票一证 one ID a ticket. */
  authMode: [1, 2, 3],
  /** 检票方式 – way of checking: 1 人工? manual, 2 身份证 ID card, 3 人脸? face (labels 1, 3 unconfirmed). */
  checkingType: [1, 2, 3],
  /** 认证类型 – identity at the gate: 1 实名 real name, 2 匿名/非实名 not (unconfirmed). */
  authType: [1, 2],
} as const;

/** Wire name of an enumeration. */
export type EnumName = keyof typeof ENUM_VALUES;
