import { sensitive, yesNo } from '@boxwire/contract';
import { z } from 'zod';
import { resultCode } from '../wire/result-code.ts';

const text = z.string().nullish();
const token = sensitive(z.string(), 'secret');

/** `data` of login/conf (rail12306 §5.2). `is_login` is the cheapest login probe; `other_control` the presale days. */
export const loginConf = z.looseObject({
  isstudentDate: z.boolean().optional(),
  studentDate: z.array(z.string()).optional(),
  is_login: yesNo(),
  is_login_passCode: yesNo().optional(),
  is_uam_login: yesNo().optional(),
  is_sweep_login: yesNo().optional(),
  is_phone_check: yesNo().optional(),
  is_message_passCode: yesNo().optional(),
  is_open_updateHBTime: yesNo().optional(),
  is_olympicLogin: yesNo().optional(),
  nowStr: z.string().optional(),
  now: z.int().optional(),
  queryUrl: z.string().optional(),
  login_url: z.string().optional(),
  stu_control: z.int().optional(),
  other_control: z.int().optional(),
  psr_qr_code_result: z.string().optional(),
  name: sensitive(z.string(), 'personal').nullish(),
  user_name: sensitive(z.string(), 'personal').nullish(),
  born_date: sensitive(z.string(), 'personal').nullish(),
  ei_email: sensitive(z.string(), 'personal').nullish(),
});

function passportAnswer<Shape extends z.ZodRawShape>(as: 'number' | 'text', shape: Shape) {
  return z.looseObject({ result_message: z.string(), result_code: resultCode(as), ...shape });
}

/** Answers of the passport, whole body; `result_code` is text, whatever the wire held (rail12306 §1.2). */
export const passportAnswers = {
  uamtk: passportAnswer('number', { apptk: token.nullish(), newapptk: token.nullish() }),
  createQr: passportAnswer('text', { image: z.string(), uuid: token }),
  checkQr: passportAnswer('text', { uamtk: token.nullish() }),
  captchaImage: passportAnswer('text', { image: z.string() }),
  captchaCheck: passportAnswer('text', {}),
  checkLoginVerify: passportAnswer('number', { login_check_code: z.union([z.string(), z.int()]) }),
  messageCode: passportAnswer('number', {}),
  login: passportAnswer('number', { uamtk: token.nullish(), mobile: sensitive(z.string(), 'personal').nullish() }),
  uamauthclient: passportAnswer('number', {
    username: sensitive(z.string(), 'personal').nullish(),
    apptk: token.nullish(),
  }),
} as const;

/** `data` of initMy12306Api (rail12306 §5.13). */
export const accountHome = z.looseObject({
  user_name: sensitive(z.string(), 'personal').nullish(),
  _email: sensitive(z.string(), 'personal').nullish(),
  user_status: text,
  id_type_code: text,
  member_level: text,
  // settings of the page; no source tells their types
  notify_way: z.unknown().optional(),
  qr_code_url: z.unknown().optional(),
  if_show_ali_qr_code: z.unknown().optional(),
  isSuperUser: z.unknown().optional(),
  _is_needModifyPassword: z.unknown().optional(),
  needEdit: z.unknown().optional(),
  member_status: z.unknown().optional(),
  control_code: z.unknown().optional(),
  isCanRegistMember: z.unknown().optional(),
  user_regard: z.unknown().optional(),
  resetMemberPwd: z.unknown().optional(),
  _is_active: z.unknown().optional(),
});
