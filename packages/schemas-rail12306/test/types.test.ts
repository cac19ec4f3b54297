import type { DataOf, InputOf } from '@boxwire/contract';
import { expectTypeOf, test } from 'vitest';
import type { rail12306 } from '../src/index.ts';
import type { TicketPassenger } from '../src/index.ts';

type Endpoints = typeof rail12306.endpoints;

test('inputs and answers are typed', () => {
  type Confirm = InputOf<Endpoints['confirmPassenger']['confirmSingleForQueue']>['body'];
  expectTypeOf<Confirm['passengerTicketStr']>().toEqualTypeOf<readonly TicketPassenger[]>();
  expectTypeOf<Confirm['choose_seats']>().toEqualTypeOf<string | undefined>();
  expectTypeOf<DataOf<Endpoints['confirmPassenger']['getQueueCount']>['op_2']>().toEqualTypeOf<boolean>();
  expectTypeOf<DataOf<Endpoints['confirmPassenger']['queryOrderWaitTime']>['requestId']>().toEqualTypeOf<
    string | null | undefined
  >();
  expectTypeOf<InputOf<Endpoints['leftTicket']['query']>['query']['purpose_codes']>().toEqualTypeOf<'ADULT' | '0X00'>();
});

test('what the contract does not take does not compile', () => {
  type Query = InputOf<Endpoints['leftTicket']['query']>;
  // @ts-expect-error the query needs its name
  const unnamed: Query = { query: {} as Query['query'] };
  type Cancel = InputOf<Endpoints['queryOrder']['cancelNoCompleteMyOrder']>;
  // @ts-expect-error the order to cancel is not optional
  const nameless: Cancel = { body: {} };
  expectTypeOf(unnamed).toEqualTypeOf<Query>();
  expectTypeOf(nameless).toEqualTypeOf<Cancel>();
});
