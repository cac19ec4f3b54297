import { endpoint, form, jsonAnswer, sensitive, textAnswer } from '@boxwire/contract';
import { z } from 'zod';
import { accountHome, loginConf } from '../models/login.ts';
import { otnOutcome } from '../outcome/otn-outcome.ts';
import { pageOutcome, redirectOutcome } from '../outcome/page-outcome.ts';
import { constant } from '../wire/constant.ts';
import { ajaxGet, ajaxPost, PAGES } from '../wire/headers.ts';

const page = { 200: textAnswer(sensitive(z.string(), 'personal')) } as const;

/** `/otn/login/*`, the login page's own reads and the account pages (rail12306 §5.2, §5.3, §5.10, §5.11, §5.13, §5.17). */
export const loginEndpoints = {
  conf: endpoint({
    id: 'login.conf',
    method: 'POST',
    origin: 'kyfw',
    path: '/otn/login/conf',
    summary: 'settings of the login page, presale days, query name, and whether the session is logged in',
    source: 'rail12306 §5.2',
    effect: 'read',
    fixedHeaders: ajaxPost('login'),
    body: form(z.object({})),
    responses: { 200: jsonAnswer(loginConf) },
    outcome: otnOutcome(),
  }),
  banner: endpoint({
    id: 'login.banner',
    method: 'GET',
    origin: 'kyfw',
    path: '/otn/index12306/getLoginBanner',
    summary: 'pictures of the login page',
    source: 'rail12306 §5.3',
    effect: 'read',
    fixedHeaders: ajaxGet('login'),
    responses: {
      200: jsonAnswer(
        z.looseObject({ index_banner_url: z.array(z.looseObject({ src: z.string(), url: z.string() })) }),
      ),
    },
    outcome: otnOutcome(),
  }),
  userLogin: endpoint({
    id: 'login.userLogin',
    method: 'GET',
    origin: 'kyfw',
    path: '/otn/login/userLogin',
    summary: 'where the login goes next: the passport page before tk, the index after it',
    source: 'rail12306 §5.10',
    effect: 'read',
    fixedHeaders: { referer: PAGES.login },
    responses: { 200: textAnswer(z.string()), 302: textAnswer(z.string()) },
    outcome: redirectOutcome(),
  }),
  passportPage: endpoint({
    id: 'login.passportPage',
    method: 'GET',
    origin: 'kyfw',
    path: '/otn/passport',
    summary: 'the page between passport and booking; gives a new session cookie',
    source: 'rail12306 §5.11',
    effect: 'read',
    fixedHeaders: { referer: PAGES.login },
    query: z.object({ redirect: constant('/otn/login/userLogin') }),
    responses: { 200: textAnswer(z.string()) },
    outcome: pageOutcome(),
  }),
  checkUser: endpoint({
    id: 'login.checkUser',
    method: 'POST',
    origin: 'kyfw',
    path: '/otn/login/checkUser',
    summary: 'whether the session may order',
    source: 'rail12306 §5.17',
    effect: 'read',
    fixedHeaders: ajaxPost('init'),
    body: form(z.object({ _json_att: constant('') })),
    responses: { 200: jsonAnswer(z.looseObject({ flag: z.boolean() })) },
    outcome: otnOutcome(),
  }),
  loginOut: endpoint({
    id: 'login.loginOut',
    method: 'GET',
    origin: 'kyfw',
    path: '/otn/login/loginOut',
    summary: 'ends the session',
    source: 'rail12306 §5.13',
    effect: 'idempotent',
    fixedHeaders: { referer: PAGES.init },
    responses: { 200: textAnswer(z.string()), 302: textAnswer(z.string()) },
    outcome: redirectOutcome(),
  }),
} as const;

/** Reads about the account (rail12306 §5.13). */
export const accountEndpoints = {
  home: endpoint({
    id: 'account.home',
    method: 'POST',
    origin: 'kyfw',
    path: '/otn/index/initMy12306Api',
    summary: 'the account home',
    source: 'rail12306 §5.13',
    effect: 'read',
    fixedHeaders: ajaxPost('init'),
    body: form(z.object({ _json_att: constant('') })),
    responses: { 200: jsonAnswer(accountHome) },
    outcome: otnOutcome(),
  }),
  userInfo: endpoint({
    id: 'account.userInfo',
    method: 'POST',
    origin: 'kyfw',
    path: '/otn/modifyUser/initQueryUserInfoApi',
    summary: 'name and user name of the account',
    source: 'rail12306 §5.13',
    effect: 'read',
    fixedHeaders: ajaxPost('init'),
    body: form(z.object({ _json_att: constant('') })),
    responses: {
      200: jsonAnswer(
        z.looseObject({
          userDTO: z.looseObject({
            loginUserDTO: z.looseObject({
              user_name: sensitive(z.string(), 'personal').nullish(),
              name: sensitive(z.string(), 'personal').nullish(),
            }),
          }),
        }),
      ),
    },
    outcome: otnOutcome(),
  }),
} as const;

/** Pages of the portal (rail12306 §5.1). */
export const portalEndpoints = {
  index: endpoint({
    id: 'portal.index',
    method: 'GET',
    origin: 'portal',
    path: '/index/',
    summary: 'the portal page; names the station script',
    source: 'rail12306 §5.1',
    effect: 'read',
    responses: page,
    outcome: pageOutcome(),
  }),
} as const;
