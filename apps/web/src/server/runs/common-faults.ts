import type { ScenarioFault } from './scenario.ts';

/** Faults of the network, that every platform can have. */
export const COMMON_FAULTS: readonly ScenarioFault[] = [
  { name: 'slow', what: 'Every answer takes two seconds', rule: { action: { type: 'latency', ms: 2000 } } },
  {
    name: 'drop-before',
    what: 'The next request is lost on its way',
    rule: { times: 1, action: { type: 'dropBeforeCommit' } },
  },
  {
    name: 'drop-after',
    what: 'The next answer is lost: the request took effect',
    rule: { times: 1, action: { type: 'dropAfterCommit' } },
  },
  {
    name: 'unavailable',
    what: 'The next answer is 503',
    rule: { times: 1, action: { type: 'respond', status: 503, body: 'unavailable' } },
  },
  { name: 'malformed', what: 'The next answer is broken JSON', rule: { times: 1, action: { type: 'malformedJson' } } },
];
