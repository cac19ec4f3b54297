import { decodeResponse, encodeRequest, listEndpoints } from '@boxwire/contract';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  channelProfile,
  createInterpark,
  explainFailure,
  interpark,
  isAdmitted,
  onestopHeaders,
  onestopPage,
  sessionOf,
} from '../src/index.ts';

/* The questions of the original notes (interpark §2), each shown by what is encoded and decoded. */

const { gates, gql, onestop, waiting } = interpark.endpoints;
const SESSION_ID = '25018223_M0000000000421768530000';
const context = {
  sessionId: SESSION_ID,
  channelType: 'TRIPLE_KOREA',
  entMemberCode: 'AAAAAAAAAAAAAAAAAAAAAA==',
  bizCode: '88889',
  lang: 'zh',
};

function decodePage(bizCode: string) {
  const html = `<html><script id="__NEXT_DATA__" type="application/json">${JSON.stringify({
    props: { pageProps: { initData: { ...context, bizCode } } },
  })}</script></html>`;
  return z.decode(onestopPage, html);
}

function json(body: unknown, status = 200) {
  return { status, headers: {}, bodyText: JSON.stringify(body) };
}

const admitted = {
  myRank: 0,
  totalRank: 0,
  goodsCode: '25018223',
  bizCode: '88889',
  sessionId: SESSION_ID,
  oneStopUrl: 'https://tickets.interpark.com/onestop?key=x',
};

describe('Q1 where does 88889 come from?', () => {
  test('from the configured channel: January’s world profile, no earlier answer', () => {
    expect(channelProfile('world', '2026-01').entryBizCode).toBe('88889');
    expect(channelProfile('world', '2026-10').entryBizCode).toBe('10965');
    expect(channelProfile('domestic', '2026-10').entryBizCode).toBe('61776');
  });

  test('secure-url is the one call whose body takes the channel’s code', () => {
    const { journeys } = createInterpark({ generation: '2026-01' });
    const links = Object.values(journeys.purchase.steps).flatMap((step) => ('links' in step ? step.links : []));
    const sources = links.filter((link) => link.to.endsWith('/bizCode')).map((link) => link.from.step);
    expect(new Set(sources)).toEqual(new Set(['page']));
    expect(journeys.purchase.steps.secureUrl.links.map((link) => link.to)).not.toContain('/body/bizCode');
  });
});

describe('Q2 OneStop 61677 or 10965?', () => {
  test.each(['88889', '10965', '61776'])('neither by default: the session’s, here %s', (bizCode) => {
    const session = sessionOf(decodePage(bizCode));
    const request = encodeRequest(onestop.playDate, {
      params: { goodsCode: '25018223' },
      query: {
        placeCode: '25001698',
        bizCode: session.bizCode,
        sessionId: session.sessionId,
        entMemberCode: session.entMemberCode,
      },
      headers: onestopHeaders(session, 'abcd0123abcd0123'),
    });
    expect(request.query).toContainEqual(['bizCode', bizCode]);
  });
});

describe('Q3 dynamic?', () => {
  test('yes: rank and the context both give it', () => {
    const rank = decodeResponse(waiting.rank, json(admitted));
    expect(rank).toMatchObject({ ok: true, data: { bizCode: '88889' } });
    expect(sessionOf(decodePage('10965')).bizCode).toBe('10965');
  });
});

describe('Q4 Waiting needed while sale is open?', () => {
  test('yes: the admitted rank is the one answer that holds a session and the OneStop URL', () => {
    const answer = decodeResponse(waiting.rank, json(admitted));
    expect(answer.ok && isAdmitted(answer.data)).toBe(true);
    const pending = decodeResponse(
      waiting.rank,
      json({ myRank: 1, totalRank: 1, goodsCode: '25018223', bizCode: '88889' }),
    );
    expect(pending.ok && isAdmitted(pending.data)).toBe(false);
    const { steps } = interpark.journeys.purchase;
    expect(steps.page.links[0]).toMatchObject({ from: { step: 'rank', pointer: '/oneStopUrl' } });
  });
});

describe('Q5 only under conditions?', () => {
  test.each([
    ['UnableReservationTime', 'UnableReservationTime', 'refused'],
    ['AccessDenied', 'AccessDenied', 'permission'],
    ['AccessDenied_Blacklist', 'Blacklisted', 'permission'],
  ])('%s is its own failure', (error, code, kind) => {
    expect(decodeResponse(waiting.secureUrl, json({ error }, 400))).toMatchObject({ ok: false, code, kind });
  });
});

describe('Q6 OneStop depends on Waiting?', () => {
  test('a call with a made-up session is told to be one before admission', () => {
    const request = {
      method: 'GET',
      path: '/onestop/api/play/play-date/25018223',
      query: [],
      headers: {
        ...onestopHeaders(sessionOf(decodePage('88889')), 'abcd0123abcd0123'),
        'x-requested-with': 'XMLHttpRequest',
      },
      bodyText: null,
    };
    const answer = json({ statusCode: 400, timestamp: '', path: '/v1/play/play-date/25018223' }, 400);
    const madeUp = { ...request, headers: { ...request.headers, 'x-onestop-session': 'made-up' } };
    expect(explainFailure({ request: madeUp, answer }).map(({ cause }) => cause)).toEqual(['NotAdmitted']);
  });

  test('session-check of a session nobody has is a session that was not found', () => {
    const answer = json({ statusCode: 404, timestamp: '', path: '/v1/session-check/M1' }, 404);
    expect(decodeResponse(onestop.sessionCheck, answer)).toMatchObject({
      ok: false,
      code: 'SessionNotFound',
      kind: 'expired',
    });
  });
});

describe('Q7 set-cookie format?', () => {
  test('a JSON string literal as application/json', () => {
    const request = encodeRequest(onestop.setCookie, { body: 'A'.repeat(88) });
    expect(request.headers['content-type']).toBe('application/json');
    expect(JSON.parse(request.bodyText ?? '')).toBe('A'.repeat(88));
  });
});

describe('Q8 JSON or form-data?', () => {
  test('every body is JSON, and no GET has one', () => {
    for (const { id, method, body } of listEndpoints(interpark)) {
      if (body === undefined) continue;
      expect(`${id} ${method === 'POST' ? body.contentType : method}`).toBe(`${id} application/json`);
      expect(['json', 'jsonText']).toContain(body.kind);
    }
  });
});

describe('Q9 extra headers/cookies?', () => {
  const headersOf = (id: string) => {
    const endpoint = listEndpoints(interpark).find((one) => one.id === id);
    return [...Object.keys(endpoint?.headers?.shape ?? {}), ...Object.keys(endpoint?.fixedHeaders ?? {})].toSorted();
  };
  const REST = [
    'authorization',
    'content-type',
    'referer',
    'referer',
    'x-onestop-channel',
    'x-onestop-session',
    'x-onestop-trace-id',
    'x-requested-with',
    'x-ticket-bff-language',
  ];

  test('the 60 s client sends session, channel, language, trace id and x-requested-with', () => {
    expect(headersOf('onestop.playDate')).toEqual(REST);
  });

  test('the 5 s client sends no language, no trace id and no bearer', () => {
    const fast = ['authorization', 'x-onestop-trace-id', 'x-ticket-bff-language'];
    for (const id of ['seats.meta', 'seats.status', 'seats.plainStatus', 'payment.init']) {
      expect(headersOf(id)).toEqual(REST.filter((name) => !fast.includes(name)));
    }
  });

  test('the GraphQL client sends no x-requested-with', () => {
    expect(headersOf(gql.initSeat.id)).toEqual(REST.filter((name) => name !== 'x-requested-with'));
  });

  test('a pre-sale show’s bearer is read from the context', () => {
    const page = decodePage('10965');
    const session = sessionOf({ ...page, goods: { goodsCode: '1', placeCode: '1', preOpt: 'synthetic-pre' } });
    expect(onestopHeaders(session, 'abcd0123abcd0123')).toMatchObject({ authorization: 'Bearer synthetic-pre' });
  });

  test('member-info without its cookie says that it is missing', () => {
    expect(decodeResponse(gates.memberInfo, json({}, 401))).toMatchObject({
      ok: false,
      code: 'PartnerTokenMissing',
      kind: 'notLoggedIn',
    });
  });
});
