import { expect, test } from 'vitest';
import { checkCallOptions } from './call-options.ts';
import type { CallOptions } from './call-options.ts';

const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
const fine: readonly CallOptions[] = [
  {},
  { deadlineMs: 1 },
  { deadlineMs: Infinity },
  { traceparent },
  { traceparent, tracestate: 'rojo=00f067aa0ba902b7,congo=t61rcWkgMzE' },
  { traceparent, tracestate: 'fw529a3039@dt=FfAz; a , ,x=1' },
];
for (const options of fine) {
  test(`${JSON.stringify(options)} is accepted`, () => {
    expect(() => {
      checkCallOptions(options);
    }).not.toThrow();
  });
}

const broken: readonly (readonly [CallOptions, string])[] = [
  [{ deadlineMs: 0 }, 'deadlineMs'],
  [{ deadlineMs: Number.NaN }, 'deadlineMs'],
  [{ traceparent: 'canary' }, 'traceparent'],
  [{ traceparent: traceparent.toUpperCase() }, 'traceparent'],
  [{ traceparent: traceparent.replace('00-', 'ff-') }, 'traceparent'],
  [{ traceparent: `00-${'0'.repeat(32)}-b7ad6b7169203331-01` }, 'traceparent'],
  [{ traceparent: `00-0af7651916cd43dd8448eb211c80319c-${'0'.repeat(16)}-01` }, 'traceparent'],
  [{ traceparent: `${traceparent}\r\nx: y` }, 'traceparent'],
  [{ tracestate: 'a=1' }, 'tracestate'],
  [{ traceparent, tracestate: 'canary' }, 'tracestate'],
  [{ traceparent, tracestate: 'a=1=2' }, 'tracestate'],
  [{ traceparent, tracestate: 'a=1\r\nx: y' }, 'tracestate'],
  [{ traceparent, tracestate: `a=${'1'.repeat(520)}` }, 'tracestate'],
  [
    { traceparent, tracestate: Array.from({ length: 33 }, (_, index) => `k${String(index)}=1`).join(',') },
    'tracestate',
  ],
];
for (const [options, option] of broken) {
  test(`${JSON.stringify(options).slice(0, 90)} is refused, naming ${option}`, () => {
    let thrown: unknown;
    try {
      checkCallOptions(options);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toMatchObject({ name: 'ClientOptionError', code: 'CALL_OPTION_INVALID', option });
    expect((thrown as Error).message).not.toContain('canary');
  });
}
