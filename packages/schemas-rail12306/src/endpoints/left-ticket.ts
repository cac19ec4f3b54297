import { endpoint, form, jsonAnswer, sensitive, textAnswer } from '@boxwire/contract';
import { z } from 'zod';
import { encodedToken } from '../codecs/encoded-token.ts';
import { trainRow } from '../codecs/train-row.ts';
import { otnOutcome } from '../outcome/otn-outcome.ts';
import { pageOutcome } from '../outcome/page-outcome.ts';
import { constant } from '../wire/constant.ts';
import { ajaxGet, ajaxPost, PAGES } from '../wire/headers.ts';
import { stationScript } from '../codecs/station-script.ts';
import { publicPrice, ticketPrices, trainStop, transferResult } from '../models/train.ts';
import { day, telecode } from '../wire/fields.ts';

const purposeCodes = z.enum(['ADULT', '0X00']);

// clients report failures with another order of these
const trainQuery = z.object({
  'leftTicketDTO.train_date': day,
  'leftTicketDTO.from_station': telecode,
  'leftTicketDTO.to_station': telecode,
  purpose_codes: purposeCodes,
});

/** Queries for trains, stops and prices, and the submit that opens an order (rail12306 §5.14 to §5.18, §7). */
export const leftTicketEndpoints = {
  init: endpoint({
    id: 'leftTicket.init',
    method: 'GET',
    origin: 'kyfw',
    path: '/otn/leftTicket/init',
    summary: 'the query page: session cookies and the name of the query',
    source: 'rail12306 §5.15',
    effect: 'read',
    query: z.object({ linktypeid: z.string().optional() }),
    responses: { 200: textAnswer(z.string()) },
    outcome: pageOutcome({ mustHold: /CLeftTicketUrl/ }),
  }),
  log: endpoint({
    id: 'leftTicket.log',
    method: 'GET',
    origin: 'kyfw',
    path: '/otn/leftTicket/log',
    summary: 'notes a query; only for pages that say isSaveQueryLog',
    source: 'rail12306 §5.15',
    effect: 'idempotent',
    fixedHeaders: ajaxGet('init'),
    query: trainQuery,
    responses: { 200: jsonAnswer(z.unknown().optional()) },
    outcome: otnOutcome({ dataOptional: true }),
  }),
  query: endpoint({
    id: 'leftTicket.query',
    method: 'GET',
    origin: 'kyfw',
    path: '/otn/leftTicket/{queryName}',
    summary: 'the trains of a day between two stations, with stock and prices',
    source: 'rail12306 §5.16',
    effect: 'read',
    fixedHeaders: ajaxGet('init'),
    params: z.object({
      queryName: z.string().regex(/^query[A-Z]?$/, 'expected "query" and at most one capital letter'),
    }),
    query: trainQuery,
    responses: {
      200: jsonAnswer(
        z.looseObject({
          result: z.array(trainRow()),
          flag: z.string().optional(),
          map: z.record(z.string(), z.string()),
          level: z.string().optional(),
        }),
      ),
    },
    outcome: otnOutcome(),
  }),
  submitOrderRequest: endpoint({
    id: 'leftTicket.submitOrderRequest',
    method: 'POST',
    origin: 'kyfw',
    path: '/otn/leftTicket/submitOrderRequest',
    summary: 'opens an order for one train; its data is opaque, success is status alone',
    source: 'rail12306 §5.18',
    // nothing is booked here: it only prepares the session
    effect: 'idempotent',
    fixedHeaders: ajaxPost('init'),
    body: form(
      z.object({
        /** Row column 0 as it came, percent-encoded. */
        secretStr: sensitive(encodedToken(), 'secret'),
        train_date: day,
        back_train_date: day,
        tour_flag: constant('dc'),
        purpose_codes: purposeCodes,
        query_from_station_name: z.string(),
        query_to_station_name: z.string(),
        bed_level_info: z.string().optional(),
        seat_discount_info: z.string().optional(),
        undefined: constant(''),
      }),
    ),
    responses: { 200: jsonAnswer(z.union([z.string(), z.number(), z.boolean()]).nullish()) },
    outcome: otnOutcome({ dataOptional: true }),
  }),
} as const;

/** Station data (rail12306 §5.14, §4.1, §5.1). */
export const stationEndpoints = {
  script: endpoint({
    id: 'stations.script',
    method: 'GET',
    origin: 'kyfw',
    path: '/otn/resources/js/framework/station_name.js',
    summary: 'every station with its telecode',
    source: 'rail12306 §5.14',
    effect: 'read',
    /** A cache key; any value answers. */
    query: z.object({ station_version: z.string().optional() }),
    responses: { 200: textAnswer(stationScript()) },
    outcome: pageOutcome({ mustHold: /station_names/ }),
  }),
  portalScript: endpoint({
    id: 'stations.portalScript',
    method: 'GET',
    origin: 'portal',
    path: '/index/script/core/common/{file}',
    summary: 'the portal’s copy of the station script; the portal page names the file',
    source: 'rail12306 §4.1',
    effect: 'read',
    params: z.object({ file: z.string().regex(/^station_name[\w.-]*\.js$/, 'expected station_name….js') }),
    responses: { 200: textAnswer(stationScript()) },
    outcome: pageOutcome({ mustHold: /station_names/ }),
  }),
} as const;

/** Stops and prices of one train (rail12306 §7). */
export const trainEndpoints = {
  stops: endpoint({
    id: 'train.stops',
    method: 'GET',
    origin: 'kyfw',
    path: '/otn/czxx/queryByTrainNo',
    summary: 'the stops of a train; isEnabled marks the asked segment',
    source: 'rail12306 §7',
    effect: 'read',
    fixedHeaders: ajaxGet('init'),
    query: z.object({
      train_no: z.string(),
      from_station_telecode: telecode,
      to_station_telecode: telecode,
      depart_date: day,
    }),
    responses: { 200: jsonAnswer(z.looseObject({ data: z.array(trainStop) })) },
    outcome: otnOutcome(),
  }),
  prices: endpoint({
    id: 'train.prices',
    method: 'GET',
    origin: 'kyfw',
    path: '/otn/leftTicket/queryTicketPrice',
    summary: 'prices of a train by class; digit codes carry the prefix A',
    source: 'rail12306 §7',
    effect: 'read',
    fixedHeaders: ajaxGet('init'),
    query: z.object({
      train_no: z.string(),
      from_station_no: z.string(),
      to_station_no: z.string(),
      seat_types: z.string(),
      train_date: day,
    }),
    responses: { 200: jsonAnswer(ticketPrices) },
    outcome: otnOutcome(),
  }),
  publicPrices: endpoint({
    id: 'train.publicPrices',
    method: 'GET',
    origin: 'kyfw',
    path: '/otn/leftTicketPrice/queryAllPublicPrice',
    summary: 'public prices of a day between two stations, without login (2025 and later)',
    source: 'rail12306 §7',
    effect: 'read',
    fixedHeaders: ajaxGet('init'),
    query: trainQuery,
    responses: {
      200: jsonAnswer(z.array(publicPrice)),
    },
    outcome: otnOutcome(),
  }),
} as const;

/** Journeys with a change (rail12306 §7). */
export const transferEndpoints = {
  init: endpoint({
    id: 'transfer.init',
    method: 'GET',
    origin: 'kyfw',
    path: '/otn/lcQuery/init',
    summary: 'the transfer page; names the transfer query',
    source: 'rail12306 §7',
    effect: 'read',
    responses: { 200: textAnswer(z.string()) },
    outcome: pageOutcome({ mustHold: /lc_search_url/ }),
  }),
  query: endpoint({
    id: 'transfer.query',
    method: 'GET',
    origin: 'kyfw',
    path: '/lcquery/{queryName}',
    summary: 'pairs of trains with a change between them',
    source: 'rail12306 §7',
    effect: 'read',
    fixedHeaders: { ...ajaxGet('init'), referer: PAGES.transfer },
    params: z.object({
      queryName: z.string().regex(/^query[A-Z]?$/, 'expected "query" and at most one capital letter'),
    }),
    query: z.object({
      train_date: day,
      from_station_telecode: telecode,
      to_station_telecode: telecode,
      middle_station: z.string().optional(),
      result_index: constant('0'),
      can_query: constant('Y'),
      isShowWZ: z.enum(['Y', 'N']),
      purpose_codes: constant('00'),
      channel: constant('E'),
    }),
    responses: { 200: jsonAnswer(transferResult) },
    outcome: otnOutcome(),
  }),
} as const;
