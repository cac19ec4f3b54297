import { endpoint } from '@boxwire/contract';
import { z } from 'zod';
import { DEFAULT_TOKEN_LIFE_SECONDS } from '../limits.ts';
import type { Profile } from '../profile.ts';
import { answerSchema } from '../schemas/answer-schema.ts';
import { paged, pagedOrList } from '../schemas/envelope.ts';
import { requestSchema } from '../schemas/request-schema.ts';
import { answer, bodyOf, common, outcomeOf, type EndpointSettings } from './declare.ts';

/** 获取 accessToken (wht93 §A.3.1). No method is printed; POST, as everywhere (U-01). */
export function tokenEndpoints<In extends Profile>(settings: EndpointSettings<In>) {
  return {
    get: endpoint({
      ...common,
      id: 'token.get',
      method: 'POST',
      path: '/getAccessToken',
      summary: '获取 accessToken: a token and its life in seconds',
      source: 'wht93 §A.3.1',
      effect: 'idempotent',
      body: bodyOf('A.4', settings),
      responses: answer(tokenAnswer(settings.profile)),
      outcome: outcomeOf(settings),
      facts: { clause: 'A.3.1.1', request: 'A.4', answer: 'A.5' },
    }),
  };
}

/** 获取演出类型列表 (wht93 §A.3.2); the token goes in the query (U-03). */
export function typeEndpoints<In extends Profile>(settings: EndpointSettings<In>) {
  return {
    list: endpoint({
      ...common,
      id: 'type.list',
      method: 'GET',
      path: '/standard/performance/type/list',
      summary: '获取演出类型列表: the performance types',
      source: 'wht93 §A.3.2',
      effect: 'read',
      query: requestSchema<'A.7', In>('A.7', settings),
      responses: answer(pagedOrList(answerSchema('A.8', settings.profile))),
      outcome: outcomeOf(settings),
      facts: { clause: 'A.3.2.1', request: 'A.7', answer: 'A.8' },
    }),
  };
}

/** 获取演出场馆场厅, 新增场厅 (wht93 §A.3.2). */
export function venueEndpoints<In extends Profile>(settings: EndpointSettings<In>) {
  return {
    list: endpoint({
      ...common,
      id: 'venue.list',
      method: 'POST',
      path: '/standard/venue/list',
      summary: '获取演出场馆场厅: venues and their halls by page',
      source: 'wht93 §A.3.2',
      effect: 'read',
      body: bodyOf('A.10', settings),
      responses: answer(paged(answerSchema('A.11', settings.profile))),
      outcome: outcomeOf(settings),
      facts: { clause: 'A.3.2.2', request: 'A.10', answer: 'A.11' },
    }),
    save: endpoint({
      ...common,
      id: 'venue.save',
      method: 'POST',
      path: '/standard/venue/save',
      summary: '新增场厅: add a venue or a hall, get its code',
      source: 'wht93 §A.3.2',
      // no id of the caller's stands in it, so a repeat may add the venue twice: look it up first
      effect: 'write',
      body: bodyOf('A.13', settings),
      responses: answer(answerSchema('A.14', settings.profile)),
      outcome: outcomeOf(settings),
      facts: { clause: 'A.3.2.3', request: 'A.13', answer: 'A.14' },
    }),
  };
}

function tokenAnswer(profile: Profile) {
  const { accessToken, expiresIn } = answerSchema('A.5', profile).shape;
  // default inside nullish: an absent or null life is the printed default
  const life = z.codec(expiresIn, z.int().min(0), {
    decode: (seconds) => seconds ?? DEFAULT_TOKEN_LIFE_SECONDS,
    encode: (seconds) => seconds,
  });
  return z.looseObject({ accessToken, expiresIn: life });
}
