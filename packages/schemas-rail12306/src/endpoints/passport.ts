import { endpoint, form, jsonAnswer, sensitive } from '@boxwire/contract';
import { z } from 'zod';
import { passportAnswers } from '../models/login.ts';
import { passportOutcome } from '../outcome/passport-outcome.ts';
import type { RailFailureCode } from '../outcome/failure-codes.ts';
import { constant } from '../wire/constant.ts';
import { ajaxGet, ajaxPost } from '../wire/headers.ts';

const secret = sensitive(z.string(), 'secret');
const appid = constant('otn');
const device = { RAIL_DEVICEID: secret.optional(), RAIL_EXPIRATION: secret.optional() };
const captcha = { login_site: constant('E'), rand: constant('sjrand') };

const LOGIN_TABLE: Readonly<Record<string, RailFailureCode>> = {
  '1': 'CredentialsWrong',
  '2': 'AccountUnusable',
  '5': 'CaptchaWrong',
  '91': 'PhoneCheckRequired',
  '92': 'PhoneCheckRequired',
  '94': 'PhoneCheckRequired',
  '95': 'PhoneCheckRequired',
  '97': 'PhoneCheckRequired',
  '101': 'PasswordChangeRequired',
};

const UAMTK_TABLE: Readonly<Record<string, RailFailureCode>> = {
  '1': 'NotLoggedIn',
  '91': 'PhoneCheckRequired',
  '101': 'PasswordChangeRequired',
};

/** `/passport/*` and uamauthclient (rail12306 §5.4 to §5.9, §5.12, §5.13). */
export const passportEndpoints = {
  uamtkStatic: endpoint({
    id: 'passport.uamtkStatic',
    method: 'POST',
    origin: 'kyfw',
    path: '/passport/web/auth/uamtk-static',
    summary: 'whether the passport knows this browser',
    source: 'rail12306 §5.4',
    effect: 'read',
    fixedHeaders: ajaxPost('login'),
    body: form(z.object({ appid })),
    responses: { 200: jsonAnswer(passportAnswers.uamtk) },
    outcome: passportOutcome({ success: ['0'], table: UAMTK_TABLE }),
  }),
  createQr: endpoint({
    id: 'passport.createQr',
    method: 'POST',
    origin: 'kyfw',
    path: '/passport/web/create-qr64',
    summary: 'a QR code for the account holder’s phone',
    source: 'rail12306 §5.5',
    effect: 'idempotent',
    fixedHeaders: ajaxPost('login'),
    body: form(z.object({ appid })),
    responses: { 200: jsonAnswer(passportAnswers.createQr) },
    outcome: passportOutcome({ success: ['0'], fallback: 'PassportFailed' }),
  }),
  checkQr: endpoint({
    id: 'passport.checkQr',
    method: 'POST',
    origin: 'kyfw',
    path: '/passport/web/checkqr',
    summary: 'whether the QR code was scanned and confirmed: result_code 0, 1 or 2',
    source: 'rail12306 §5.6',
    effect: 'idempotent',
    fixedHeaders: ajaxPost('login'),
    body: form(z.object({ ...device, uuid: secret, appid })),
    responses: { 200: jsonAnswer(passportAnswers.checkQr) },
    outcome: passportOutcome({
      success: ['0', '1', '2'],
      table: { '3': 'QrExpired', '5': 'PassportFailed' },
    }),
  }),
  captchaImage: endpoint({
    id: 'passport.captchaImage',
    method: 'GET',
    origin: 'kyfw',
    path: '/passport/captcha/captcha-image64',
    summary: 'a captcha picture for the account holder',
    source: 'rail12306 §5.7',
    effect: 'idempotent',
    fixedHeaders: ajaxGet('login'),
    query: z.object({
      ...captcha,
      module: constant('login'),
      /** 13-digit milliseconds against caches. */
      _: z.string().optional(),
      callback: z.string().optional(),
    }),
    responses: { 200: jsonAnswer(passportAnswers.captchaImage) },
    outcome: passportOutcome({ success: ['0'], table: { '3': 'TooManyImages' } }),
  }),
  captchaCheck: endpoint({
    id: 'passport.captchaCheck',
    method: 'GET',
    origin: 'kyfw',
    path: '/passport/captcha/captcha-check',
    summary: 'the account holder’s answer to the picture',
    source: 'rail12306 §5.8',
    effect: 'idempotent',
    fixedHeaders: ajaxGet('login'),
    query: z.object({ answer: secret, ...captcha, _: z.string().optional(), callback: z.string().optional() }),
    responses: { 200: jsonAnswer(passportAnswers.captchaCheck) },
    outcome: passportOutcome({
      success: ['4'],
      table: { '5': 'CaptchaWrong', '7': 'CaptchaExpired', '8': 'PassportSessionMissing' },
    }),
  }),
  checkLoginVerify: endpoint({
    id: 'passport.checkLoginVerify',
    method: 'POST',
    origin: 'kyfw',
    path: '/passport/web/checkLoginVerify',
    summary: 'which challenge a password login asks for (2020 and later)',
    source: 'rail12306 §5.8',
    effect: 'read',
    fixedHeaders: ajaxPost('login'),
    body: form(z.object({ username: secret, appid })),
    responses: { 200: jsonAnswer(passportAnswers.checkLoginVerify) },
    outcome: passportOutcome({ success: ['0'] }),
  }),
  getMessageCode: endpoint({
    id: 'passport.getMessageCode',
    method: 'POST',
    origin: 'kyfw',
    path: '/passport/web/getMessageCode',
    summary: 'sends an SMS code to the account holder (2020 and later)',
    source: 'rail12306 §5.8',
    effect: 'write',
    fixedHeaders: ajaxPost('login'),
    /** `castNum`: the last four characters of the id. */
    body: form(z.object({ appid, username: secret, castNum: secret })),
    responses: { 200: jsonAnswer(passportAnswers.messageCode) },
    outcome: passportOutcome({ success: ['0'] }),
  }),
  login: endpoint({
    id: 'passport.login',
    method: 'POST',
    origin: 'kyfw',
    path: '/passport/web/login',
    summary: 'logs in with user name and password; challenges are answered by the account holder',
    source: 'rail12306 §5.9',
    effect: 'write',
    fixedHeaders: ajaxPost('login'),
    body: form(
      z.object({
        sessionId: secret.optional(),
        sig: secret.optional(),
        if_check_slide_passcode_token: secret.optional(),
        scene: z.string().optional(),
        checkMode: z.string().optional(),
        randCode: secret.optional(),
        username: secret,
        /** Plain until 2019, `@` and ciphertext later. */
        password: secret,
        appid,
        answer: secret.optional(),
      }),
    ),
    responses: { 200: jsonAnswer(passportAnswers.login) },
    outcome: passportOutcome({ success: ['0'], table: LOGIN_TABLE, whenEmpty: 'ChallengeRequired' }),
  }),
  uamtk: endpoint({
    id: 'passport.uamtk',
    method: 'POST',
    origin: 'kyfw',
    path: '/passport/web/auth/uamtk',
    summary: 'a ticket for the booking site, from the uamtk cookie',
    source: 'rail12306 §5.12',
    effect: 'idempotent',
    fixedHeaders: ajaxPost('passport'),
    body: form(z.object({ appid })),
    responses: { 200: jsonAnswer(passportAnswers.uamtk) },
    outcome: passportOutcome({ success: ['0'], table: UAMTK_TABLE }),
  }),
  uamauthclient: endpoint({
    id: 'passport.uamauthclient',
    method: 'POST',
    origin: 'kyfw',
    path: '/otn/uamauthclient',
    summary: 'exchanges the ticket for the tk cookie',
    source: 'rail12306 §5.13',
    effect: 'idempotent',
    fixedHeaders: ajaxPost('passport'),
    body: form(z.object({ tk: secret })),
    responses: { 200: jsonAnswer(passportAnswers.uamauthclient) },
    outcome: passportOutcome({ success: ['0'], table: { '2': 'TicketEmpty' } }),
  }),
} as const;
