import { expect, test } from 'vitest';
import { pgFailure } from './ledger.ts';

const failed = (code?: string): Error => Object.assign(new Error('it broke'), code === undefined ? {} : { code });

test.for([undefined, 'ECONNRESET', 'EPIPE', '08006', '57P01', '58030', 'XX000', '40003'])(
  'a commit that ends with %s may have been kept',
  (code) => {
    expect(pgFailure(failed(code), 'committing')).toMatchObject({ code: 'OUTBOX_COMMIT_UNKNOWN' });
    expect(pgFailure(failed(code), 'writing')).toMatchObject({ code: 'OUTBOX_WRITE_FAILED' });
  },
);

test.for(['40001', '23505', 'P0001', '53100'])('a commit that is refused with %s kept nothing', (code) => {
  const failure = pgFailure(failed(code), 'committing');
  expect(failure).toMatchObject({ code: 'OUTBOX_WRITE_FAILED' });
  expect(String(failure)).toContain(`(${code}): nothing was kept`);
});

test('a read that fails says nothing of what was kept', () => {
  expect(String(pgFailure(failed('57P01')))).toBe('OutboxError: PostgreSQL refused or could not be reached (57P01)');
});
