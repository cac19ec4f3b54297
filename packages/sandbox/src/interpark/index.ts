export type { InterparkBlock, InterparkGrade, InterparkRound, InterparkShow } from './catalogue/show-option.ts';
export { INTERPARK_FAULTS } from './gate/faults.ts';
export { INTERPARK_DEFAULT_PORTS, interparkSandbox } from './interpark-sandbox.ts';
export { INTERPARK_DEMO_MEMBER } from './members/member.ts';
export type {
  InterparkForms,
  InterparkOriginKey,
  InterparkQueue,
  InterparkSandboxOptions,
  InterparkStrict,
} from './options.ts';
