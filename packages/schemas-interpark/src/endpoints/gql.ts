import { z } from 'zod';
import { round } from '../models/rounds.ts';
import { blockKey, playDate, playSeq, seatGrade, seatInfoId } from '../models/wire-values.ts';
import { gqlOperation } from '../onestop/gql-operation.ts';
import type { GraphqlOperationName } from '../onestop/gql-texts.ts';

const command = <Shape extends z.ZodRawShape>(shape: Shape) => z.strictObject({ command: z.strictObject(shape) });
const seatInfoIds = z.array(seatInfoId);
const oneSeat = { playSeq, blockKey, seatGrade, seatInfoId };
const manySeats = { playSeq, blockKey, seatGrade, seatInfoIds };
// a scalar whose values were not recorded; `errors` tells a failure
const scalar = z.union([z.boolean(), z.string(), z.number(), z.null()]);
/** A scalar that says yes. `false` is outside the contract, hence drift: no success is assumed. */
const yes = z.literal(true);

/** Orders of GetRemainSeats and GetSeatGradePrices. */
export const SEAT_SORTS = ['REMAIN_SEAT_ASC', 'REMAIN_SEAT_DESC', 'SEAT_GRADE_ASC', 'SEAT_GRADE_DESC'] as const;

const sorted = z.strictObject({ input: z.strictObject({ sort: z.enum(SEAT_SORTS), playSeq }) });

// salePrice here, salesPrice in rounds and grades
const remainSeat = z.looseObject({
  goodsCode: z.string().nullish(),
  placeCode: z.string().nullish(),
  playSeq: z.string().nullish(),
  remainSeatCount: z.int().nullish(),
  isNonReservedSeat: z.boolean().nullish(),
  salePrice: z.int().nullish(),
  seatGrade: z.string(),
  seatGradeName: z.string().nullish(),
  seatColor: z.string().nullish(),
  blockKey: z.string().nullish(),
  isAutoAssignSeat: z.boolean().nullish(),
  isDisplayRemainSeat: z.boolean().nullish(),
  isSACTodayDiscount: z.boolean().nullish(),
  isBlankSeat: z.boolean().nullish(),
});

const gradePrice = z.looseObject({
  seatGrade: z.string(),
  seatGradeName: z.string().nullish(),
  seatColor: z.string().nullish(),
  salePrice: z.int(),
  isNonReservedSeat: z.boolean().nullish(),
});

type Texts = Readonly<Record<GraphqlOperationName, string>>;

/** The operations of interpark §5.15. None carries goods, place or session: the gateway reads `X-Onestop-Session` alone. */
export function gqlEndpoints(texts: Texts) {
  return {
    ...sessionOperations(texts),
    ...gradeOperations(texts),
    ...preselectOperations(texts),
    ...deselectOperations(texts),
    ...orderOperations(texts),
  };
}

function sessionOperations(texts: Texts) {
  return {
    getPlaySeqsForDate: gqlOperation({
      name: 'GetPlaySeqsForDate',
      id: 'gql.getPlaySeqsForDate',
      kind: 'query',
      effect: 'read',
      field: 'getPlaySeqsForDate',
      text: texts.GetPlaySeqsForDate,
      variables: z.strictObject({ playDate }),
      result: z.array(round),
      page: 'schedule',
      summary: 'The rounds of a date',
    }),
    initSeat: gqlOperation({
      name: 'InitSeat',
      id: 'gql.initSeat',
      kind: 'mutation',
      effect: 'idempotent',
      field: 'initSeat',
      text: texts.InitSeat,
      variables: z.strictObject({ playSeq }),
      result: z.looseObject({ ticketMaxCount: z.int(), isInterlocking: z.boolean() }),
      page: 'seat',
      summary: 'Binds the session to a round; how many tickets a member may take',
    }),
    expiredSession: gqlOperation({
      name: 'ExpiredSession',
      id: 'gql.expiredSession',
      kind: 'query',
      effect: 'read',
      field: 'isExpiredSession',
      text: texts.ExpiredSession,
      variables: z.strictObject({}),
      result: z.boolean(),
      page: 'seat',
      summary: 'Whether the session has expired',
    }),
  };
}

function gradeOperations(texts: Texts) {
  return {
    getRemainSeats: gqlOperation({
      name: 'GetRemainSeats',
      id: 'gql.getRemainSeats',
      kind: 'query',
      effect: 'read',
      field: 'getRemainSeats',
      text: texts.GetRemainSeats,
      variables: sorted,
      result: z.array(remainSeat),
      page: 'seat',
      summary: 'What is left per grade',
    }),
    getSeatGradePrices: gqlOperation({
      name: 'GetSeatGradePrices',
      id: 'gql.getSeatGradePrices',
      kind: 'query',
      effect: 'read',
      field: 'getSeatGradePrices',
      text: texts.GetSeatGradePrices,
      variables: sorted,
      result: z.array(gradePrice),
      page: 'seat',
      summary: 'The grades with their prices',
    }),
  };
}

function preselectOperations(texts: Texts) {
  return {
    preselectSeat: gqlOperation({
      name: 'PreselectSeat',
      id: 'gql.preselectSeat',
      kind: 'mutation',
      effect: 'write',
      field: 'preselectSeat',
      text: texts.PreselectSeat,
      variables: command(oneSeat),
      result: yes,
      page: 'seat',
      summary: 'Holds one seat for 7 minutes',
    }),
    bulkPreselectSeats: gqlOperation({
      name: 'BulkPreselectSeats',
      id: 'gql.bulkPreselectSeats',
      kind: 'mutation',
      effect: 'write',
      field: 'bulkPreselectSeats',
      text: texts.BulkPreselectSeats,
      variables: command(manySeats),
      result: scalar,
      page: 'seat',
      summary: 'Holds seats of one block; a single one is refused with P40021',
    }),
    autoAssignSeats: gqlOperation({
      name: 'AutoAssignSeats',
      id: 'gql.autoAssignSeats',
      kind: 'mutation',
      effect: 'write',
      field: 'autoAssignSeats',
      text: texts.AutoAssignSeats,
      variables: command(manySeats),
      result: z.looseObject({
        seatInfoIds: z.array(z.string()).nullish(),
        success: z.boolean(),
        errorCode: z.string().nullish(),
        errorMessage: z.string().nullish(),
      }),
      page: 'seat',
      summary: 'Lets the platform choose; success false is an answer, not an error',
    }),
  };
}

function deselectOperations(texts: Texts) {
  return {
    deselectSeat: gqlOperation({
      name: 'DeselectSeat',
      id: 'gql.deselectSeat',
      kind: 'mutation',
      effect: 'idempotent',
      field: 'deselectSeat',
      text: texts.DeselectSeat,
      variables: command({ seatInfoId }),
      result: scalar,
      page: 'seat',
      summary: 'Lets go of one seat',
    }),
    bulkDeselectSeats: gqlOperation({
      name: 'BulkDeselectSeats',
      id: 'gql.bulkDeselectSeats',
      kind: 'mutation',
      effect: 'idempotent',
      field: 'bulkDeselectSeats',
      text: texts.BulkDeselectSeats,
      variables: command({ seatInfoIds }),
      result: scalar,
      page: 'seat',
      summary: 'Lets go of these seats; an empty list lets go of all',
    }),
  };
}

function orderOperations(texts: Texts) {
  const outOfScope = z.looseObject({});
  return {
    validatePricingSelection: gqlOperation({
      name: 'ValidatePricingSelection',
      id: 'gql.validatePricingSelection',
      kind: 'query',
      effect: 'read',
      field: 'validatePricingSelection',
      text: texts.ValidatePricingSelection,
      variables: z.strictObject({
        playSeq,
        upperBizCode: z.string().optional(),
        selectedPrices: z
          .array(z.strictObject({ seatGrade, priceGrade: z.string().min(1), selectCnt: z.int().positive() }))
          .min(1),
      }),
      result: yes,
      page: 'price',
      summary: 'Whether the chosen prices fit the held seats',
    }),
    preOrder: gqlOperation({
      name: 'PreOrder',
      id: 'gql.preOrder',
      kind: 'mutation',
      effect: 'write',
      field: 'preOrder',
      text: texts.PreOrder,
      variables: z.strictObject({ input: outOfScope }),
      result: scalar,
      page: 'payment',
      summary: 'Pre-order; its input is not recorded',
    }),
    certifyHpoint: gqlOperation({
      name: 'CertifyHpoint',
      id: 'gql.certifyHpoint',
      kind: 'mutation',
      effect: 'write',
      field: 'certifyHpoint',
      text: texts.CertifyHpoint,
      variables: z.strictObject({ command: outOfScope }),
      result: scalar,
      page: 'payment',
      summary: 'Hpoint certification; its input is not recorded',
    }),
  };
}
