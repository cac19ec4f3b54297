// types and lengths that many rows share (wht93 §1)
export const accessToken = {
  row: 1,
  type: 'String',
  length: 40,
  unit: 'bytes',
  required: 'Y',
  confidence: 'H',
  chinese: '访问令牌',
  english: 'access token',
  sensitivity: 'secret',
} as const;
export const id50 = { type: 'String', length: 50, unit: 'bytes' } as const;
export const id100 = { type: 'String', length: 100, unit: 'bytes' } as const;
export const venueCode = { type: 'String', length: 9, unit: 'bytes', format: 'venueCode' } as const;
export const hallCode = { type: 'String', length: 11, unit: 'bytes', format: 'hallCode' } as const;
export const sessionCode = { type: 'String', length: 21, unit: 'bytes', format: 'sessionCode' } as const;
export const regionLong = { type: 'long', length: 20, unit: 'digits', format: 'regionId' } as const;
export const regionInt = { type: 'int', length: 8, unit: 'digits', format: 'regionId' } as const;
export const fen = { type: 'long', length: 20, unit: 'digits', format: 'fen' } as const;
export const int8 = { type: 'int', length: 8, unit: 'digits' } as const;
export const int4 = { type: 'int', length: 4, unit: 'digits' } as const;
export const dateTime = { type: 'DateTime' } as const;
export const list = { type: 'JSON' } as const;

const byte = { type: 'byte', length: 4, unit: 'digits' } as const;
export const hasSeat = { ...byte, enumeration: 'hasSeat' } as const;
export const hasHall = { ...byte, enumeration: 'hasHall' } as const;
export const level = { ...byte, enumeration: 'level' } as const;
export const managementStatus = { ...byte, enumeration: 'managementStatus' } as const;
export const enableState = { ...byte, enumeration: 'enableState' } as const;
export const tag = { ...byte, enumeration: 'tag' } as const;
export const sessionStatus = { ...byte, enumeration: 'sessionStatus' } as const;
export const availableSale = { ...byte, enumeration: 'availableSale' } as const;
export const channelType = { ...byte, enumeration: 'channelType' } as const;
export const ticketType = { ...byte, enumeration: 'ticketType' } as const;
export const ticketMode = { ...byte, enumeration: 'ticketMode' } as const;
export const authMode = { ...byte, enumeration: 'authMode' } as const;
export const checkingType = { ...byte, enumeration: 'checkingType' } as const;
export const authType = { ...byte, enumeration: 'authType' } as const;

export const characters10 = { type: 'String', length: 10, unit: 'characters' } as const;
export const characters20 = { type: 'String', length: 20, unit: 'characters' } as const;
export const characters30 = { type: 'String', length: 30, unit: 'characters' } as const;
export const characters50 = { type: 'String', length: 50, unit: 'characters' } as const;
export const characters100 = { type: 'String', length: 100, unit: 'characters' } as const;
export const characters200 = { type: 'String', length: 200, unit: 'characters' } as const;
export const characters512 = { type: 'String', length: 512, unit: 'characters' } as const;
export const text10000 = { type: 'Text', length: 10000, unit: 'characters' } as const;

/** The table of a write's answer: one row, named `true` in print. */
export const writeAnswerFields = {
  true: {
    row: 1,
    type: 'boolean',
    required: 'Y',
    confidence: 'H',
    chinese: '是否成功',
    english: 'whether it succeeded',
  },
} as const;
