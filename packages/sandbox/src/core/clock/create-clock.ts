import { SandboxError } from '../errors.ts';
import type { ClockMode, ClockOptions, SandboxClock } from './clock-types.ts';
import { VirtualClock } from './virtual-clock.ts';

const MODES: readonly ClockMode[] = ['real', 'manual', 'auto'];

/** Creates a clock. Throws `SandboxError` `CLOCK_INVALID` for an unknown mode or a start time that cannot be read. */
export function createClock(options: ClockOptions = {}): SandboxClock {
  if (MODES.includes(options.mode ?? 'real')) return new VirtualClock(options);
  throw new SandboxError('CLOCK_INVALID', `expected a clock mode of ${MODES.join(', ')}`);
}
