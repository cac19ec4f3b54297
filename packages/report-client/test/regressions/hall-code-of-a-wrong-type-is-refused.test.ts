import { expect, test } from 'vitest';
import { reportDrafts } from '../../src/accept/report-drafts.ts';
import { sample } from '../support/sample-reports.ts';

// a pattern turns what it tests into text, so a number or a list of the right digits passed
test.each([
  ['a number', 11010100101],
  ['text in a list', ['11010100101']],
])('a hall code that is %s is refused when it is reported, not by the receiver', (_, hallCode) => {
  const issue = { pointer: '/hallCode', problem: expect.stringMatching(/^hallCode: expected a hall code/) as unknown };
  const refusal = expect.objectContaining({ code: 'REPORT_INVALID', kind: 'sessionUpdate', issues: [issue] }) as Error;
  expect(() => reportDrafts('sessionUpdate', { ...sample.cancellation('S-1'), hallCode } as never)).toThrow(refusal);
  const session = { ...sample.session('S-1'), hallCode } as never;
  expect(() => reportDrafts('performance', sample.performance([], { sessionList: [session] }))).toThrow(
    expect.objectContaining({ issues: [{ ...issue, pointer: '/sessionList/0/hallCode' }] }) as Error,
  );
});
