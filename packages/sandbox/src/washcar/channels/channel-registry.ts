import type { ChannelStatus } from '@boxwire/schemas-washcar';
import { SandboxError } from '../../core/errors.ts';
import type { PlatformContext } from '../../core/platform.ts';
import type { WashcarChannel } from './channel.ts';
import { createChannelState, effectiveStatus, type ChannelState } from './channel-state.ts';

/** A change of a channel's state, as the callback reports it (washcar §4.2). */
export interface StatusChange {
  readonly channel: ChannelState;
  readonly oldStatus: ChannelStatus;
  readonly newStatus: ChannelStatus;
  readonly at: number;
  readonly reason: string;
  readonly operator: string;
}

/** What a change is told about. */
export type StatusListener = (change: StatusChange) => void;

// washcar §4.2 "may become"; expiry and renewal are their own ways
const NEXT: Readonly<Record<ChannelStatus, readonly ChannelStatus[]>> = {
  active: ['suspended', 'disabled', 'expired'],
  suspended: ['active', 'disabled', 'expired'],
  disabled: ['active'],
  expired: ['active', 'disabled'],
};

/** All channels, and their changes of state. */
export class ChannelRegistry {
  readonly #channels: ReadonlyMap<string, ChannelState>;
  readonly #context: Pick<PlatformContext, 'clock' | 'emit'>;
  readonly #onChange: StatusListener;

  constructor(
    channels: readonly WashcarChannel[],
    context: Pick<PlatformContext, 'clock' | 'emit'>,
    onChange: StatusListener,
  ) {
    this.#channels = new Map(channels.map((channel) => [channel.appId, createChannelState(channel)]));
    if (this.#channels.size < channels.length)
      throw new SandboxError('OPTION_INVALID', 'channels: an appId is there twice');
    this.#context = context;
    this.#onChange = onChange;
    for (const channel of this.#channels.values()) this.#watchExpiry(channel);
  }

  find(appId: string): ChannelState | undefined {
    return this.#channels.get(appId);
  }

  list(): ChannelState[] {
    return [...this.#channels.values()];
  }

  /** Throws `SandboxError` `SUBJECT_UNKNOWN`. */
  get(appId: string): ChannelState {
    const channel = this.find(appId);
    if (channel !== undefined) return channel;
    throw new SandboxError(
      'SUBJECT_UNKNOWN',
      `no channel of this appId: there are ${[...this.#channels.keys()].join(', ')}`,
    );
  }

  /** Changes the state. Throws `SandboxError` `ACTION_REFUSED` where washcar §4.2 has no such way. */
  change(
    channel: ChannelState,
    newStatus: ChannelStatus,
    why: { readonly reason: string; readonly operator: string },
  ): void {
    const at = this.#context.clock.now();
    const oldStatus = effectiveStatus(channel, at);
    if (!NEXT[oldStatus].includes(newStatus)) {
      const allowed = NEXT[oldStatus].join(', ');
      throw new SandboxError('ACTION_REFUSED', `a channel that is ${oldStatus} can only become ${allowed}`);
    }
    channel.status = newStatus;
    channel.deleted = false;
    this.#tell({ channel, oldStatus, newStatus, at, ...why });
  }

  /** Extends the authorization of an expired or running channel to a later time. */
  renew(channel: ChannelState, expiresAt: number, operator: string): void {
    const now = this.#context.clock.now();
    if (expiresAt <= now)
      throw new SandboxError('ACTION_REFUSED', 'expected an expireTime later than the sandbox clock');
    const wasExpired = effectiveStatus(channel, now) === 'expired';
    channel.expiresAt = expiresAt;
    this.#watchExpiry(channel);
    if (wasExpired) {
      channel.status = 'active';
      this.#tell({ channel, oldStatus: 'expired', newStatus: 'active', at: now, reason: '续期', operator });
    }
  }

  #watchExpiry(channel: ChannelState): void {
    const { expiresAt } = channel;
    if (!Number.isFinite(expiresAt) || expiresAt <= this.#context.clock.now()) return;
    const run = (): void => {
      const open = !channel.deleted && (channel.status === 'active' || channel.status === 'suspended');
      if (channel.expiresAt !== expiresAt || !open) return;
      const oldStatus = channel.status;
      channel.status = 'expired';
      this.#tell({
        channel,
        oldStatus,
        newStatus: 'expired',
        at: expiresAt,
        reason: '渠道授权已过期',
        operator: 'system',
      });
    };
    this.#context.clock.schedule({ at: expiresAt, name: `channel ${channel.appId} expires`, run });
  }

  #tell(change: StatusChange): void {
    this.#context.emit({
      type: 'state',
      subject: 'channel',
      ref: change.channel.appId,
      from: change.oldStatus,
      to: change.newStatus,
      cause: `operator:${change.operator}`,
    });
    this.#onChange(change);
  }
}
