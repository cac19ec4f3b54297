import { platform } from '@boxwire/contract';
import { RAIL_CODES } from './codes/code-rows.ts';
import { confirmPassengerEndpoints } from './endpoints/confirm-passenger.ts';
import { leftTicketEndpoints, stationEndpoints, trainEndpoints, transferEndpoints } from './endpoints/left-ticket.ts';
import { accountEndpoints, loginEndpoints, portalEndpoints } from './endpoints/login.ts';
import { passportEndpoints } from './endpoints/passport.ts';
import { passengerEndpoints, queryOrderEndpoints } from './endpoints/query-order.ts';
import { bookJourney } from './journeys/book-journey.ts';
import { cancelJourney } from './journeys/cancel-journey.ts';
import { loginPasswordJourney } from './journeys/login-password-journey.ts';
import { loginQrJourney } from './journeys/login-qr-journey.ts';
import { ordersJourney } from './journeys/orders-journey.ts';
import { queryJourney } from './journeys/query-journey.ts';
import { RAIL_PROFILES } from './profiles.ts';

/** The 12306 booking service: `kyfw` holds ticketing and passport, `portal` the public pages. No origin has a default. */
export const rail12306 = platform({
  id: 'rail12306',
  title: '12306 rail booking',
  origins: ['kyfw', 'portal'],
  endpoints: {
    portal: portalEndpoints,
    login: loginEndpoints,
    account: accountEndpoints,
    passport: passportEndpoints,
    stations: stationEndpoints,
    leftTicket: leftTicketEndpoints,
    train: trainEndpoints,
    transfer: transferEndpoints,
    passengers: passengerEndpoints,
    confirmPassenger: confirmPassengerEndpoints,
    queryOrder: queryOrderEndpoints,
  },
  journeys: {
    'login.qr': loginQrJourney,
    'login.password': loginPasswordJourney,
    query: queryJourney,
    book: bookJourney,
    cancel: cancelJourney,
    orders: ordersJourney,
  },
  codes: RAIL_CODES,
  profiles: Object.keys(RAIL_PROFILES),
  sensitiveNames: [
    'uamtk',
    'newapptk',
    'apptk',
    'tk',
    'globalRepeatSubmitToken',
    'key_check_isChange',
    'passengerTicketStr',
    'oldPassengerStr',
    'allEncStr',
    'castNum',
    'randCode',
  ],
});
