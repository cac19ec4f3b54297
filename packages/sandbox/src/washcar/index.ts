export type { AnswerForms, WashcarProfile } from './answers/answer-forms.ts';
export {
  WASHCAR_DEMO_CHANNEL,
  WASHCAR_PERMISSIONS,
  type WashcarApiType,
  type WashcarChannel,
  type WashcarChannelApi,
} from './channels/channel.ts';
export { WASHCAR_FAULTS } from './gate/faults.ts';
export type { SeenNonce, WashcarSandboxOptions } from './options.ts';
export { WASHCAR_DEFAULT_PORT, washcarSandbox } from './washcar-sandbox.ts';
