import { entryBizCode, gatesBizCode, type EntryBizCode, type GatesBizCode } from './models/biz-code.ts';
import type { InterparkGeneration } from './generation.ts';

/** How an entry channel introduces itself. Bound once, when the platform is made; later calls read the session's own values. */
export interface ChannelProfile {
  /** Sent to secure-url only (interpark §3). */
  readonly entryBizCode: EntryBizCode;
  /** Sent to the gates and to sales info. */
  readonly gatesBizCode: GatesBizCode;
  /** `from` of secure-url. */
  readonly from: string;
  /** `lang` of the gates and of secure-url. */
  readonly lang: string;
  /** `channelCode` of member-info. */
  readonly memberChannelCode: 'gp' | 'pm';
  /** `cc` of the gate page. */
  readonly gateChannel: string;
}

/** Entry channels with a recorded profile. */
export type InterparkChannel = 'world' | 'domestic';

const WORLD = { from: 'NTG', lang: 'zh', memberChannelCode: 'gp', gateChannel: 'gates_global' } as const;

/** The recorded profile of a channel (interpark §3; world 2026-10 is inferred, interpark §4 U1 and U24). */
export function channelProfile(channel: InterparkChannel, generation: InterparkGeneration): ChannelProfile {
  if (channel === 'domestic') {
    return {
      entryBizCode: entryBizCode.parse('61776'),
      gatesBizCode: gatesBizCode.parse('61776'),
      from: 'NOL',
      lang: 'ko',
      memberChannelCode: 'pm',
      gateChannel: 'Gates',
    };
  }
  const code = generation === '2026-01' ? '88889' : '10965';
  return { ...WORLD, entryBizCode: entryBizCode.parse(code), gatesBizCode: gatesBizCode.parse('10965') };
}
