import { channel } from 'node:diagnostics_channel';
import type { Channel } from 'node:diagnostics_channel';

/** Names of the `node:diagnostics_channel` channels this package publishes to. */
export const channelNames: {
  readonly exchange: 'boxwire:http:exchange';
  readonly hookError: 'boxwire:http:hook-error';
} = Object.freeze({
  /** A redacted `Exchange`; built only while somebody subscribes. */
  exchange: 'boxwire:http:exchange',
  /** `{ hook, error }` for a hook that threw or rejected. */
  hookError: 'boxwire:http:hook-error',
});

export const exchangeChannel: Channel = channel(channelNames.exchange);
export const hookErrorChannel: Channel = channel(channelNames.hookError);
