import { expect, it } from 'vitest';
import { startInterpark } from '../start.ts';

it.each(['toString', 'constructor', '__proto__', 'hasOwnProperty'])(
  '%s is no operation, although every object has it',
  async (name) => {
    await using running = await startInterpark();
    const { status, json } = await running.gql(await running.admit(), name);
    expect([status, json.errors[0].extensions]).toEqual([200, { backendErrorCode: 'P00002' }]);
  },
);
