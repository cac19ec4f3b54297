export type { ActionListing, ActionTarget, AdminClock, RouteListing, SandboxAdmin } from './core/admin/admin.ts';
export type { SandboxAction } from './core/actions.ts';
export type {
  ClockActor,
  ClockMode,
  ClockOptions,
  ClockView,
  SandboxClock,
  TimerSpec,
} from './core/clock/clock-types.ts';
export { createClock } from './core/clock/create-clock.ts';
export { createSandbox, type Sandbox, type SandboxOrigins } from './core/create-sandbox.ts';
export type { PortChoice, SandboxOptions } from './core/sandbox-options.ts';
export { isSandboxError, SandboxError, type SandboxErrorCode } from './core/errors.ts';
export type { SandboxEvent, SandboxEvents } from './core/events.ts';
export type { FaultBook } from './core/faults/fault-book.ts';
export { FAULT_PROFILES, type FaultProfile } from './core/faults/fault-profiles.ts';
export type { ActiveFault, FaultAction, FaultMatch, FaultRule } from './core/faults/fault-rule.ts';
export type { Invariant, InvariantReport } from './core/invariants.ts';
export type { MintRecord } from './core/minted.ts';
export type {
  Handler,
  OriginSpec,
  PlatformClock,
  PlatformContext,
  PlatformEvent,
  PlatformInstance,
  Route,
  SandboxPlatform,
} from './core/platform.ts';
export { createRandom, type Random } from './core/random.ts';
export type { RequestFilter, SeenRequest } from './core/request-log.ts';
export {
  htmlReply,
  jsonReply,
  jsonTextReply,
  rawReply,
  redirectReply,
  textReply,
  type Reply,
  type ReplyOptions,
} from './core/http/reply.ts';
export type { CookieSpec } from './core/http/cookies.ts';
export type { SandboxRequest } from './core/http/sandbox-request.ts';
export { createSessions, type Session, type SessionOptions, type Sessions } from './core/sessions.ts';
