export { isSigningError, SigningError } from './errors.ts';
export type { PortableReason, SigningErrorCode, SigningErrorDetails } from './errors.ts';
export { parseQuery } from './parse-query.ts';
export { createReplayWindow } from './replay-window.ts';
export type { ReplayStore, ReplayWindow, ReplayWindowOptions } from './replay-window.ts';
export { createSecret } from './secret.ts';
export type { Secret, SecretInput } from './secret.ts';
export { assertPortable } from './washcar/assert-portable.ts';
export { canonicalize, sign } from './washcar/canonicalize.ts';
export type { Canonical, CanonicalPair, SignableInput, Signed } from './washcar/canonicalize.ts';
export { createSigner } from './washcar/create-signer.ts';
export type { SignerOptions, WashcarSignable, WashcarSigner } from './washcar/create-signer.ts';
export type { CauseId } from './washcar/explain/cause-id.ts';
export type { DifferenceSide, TextDifference } from './washcar/explain/diff-strings.ts';
export { explain } from './washcar/explain/explain.ts';
export { formatExplanation } from './washcar/explain/format-explanation.ts';
export type {
  EarlierRequest,
  ExpectedStringReport,
  ExplainedCause,
  ExplainInput,
  Explanation,
  ServerAnswer,
  UncheckedCause,
} from './washcar/explain/types.ts';
export type { QueryInput, QueryPairs } from './washcar/query-input.ts';
export { checkBody } from './washcar/verify/check-body.ts';
export type { BodyOptions } from './washcar/verify/check-body.ts';
export { checkParameters } from './washcar/verify/check-parameters.ts';
export type { SigningParameters } from './washcar/verify/check-parameters.ts';
export { checkReplay, replayKey } from './washcar/verify/check-replay.ts';
export { checkSignature } from './washcar/verify/check-signature.ts';
export type { OperatorFacts } from './washcar/verify/check-signature.ts';
export { checkTimeWindow, TIME_WINDOW_MS } from './washcar/verify/check-time-window.ts';
export { chooseKeys } from './washcar/verify/choose-keys.ts';
export type { ChannelApiKeys, ChannelKeys, KeyCandidate, KeyPair } from './washcar/verify/choose-keys.ts';
export type { Refusal, VerifyReason, VerifyStep } from './washcar/verify/refusal.ts';
export { verify } from './washcar/verify/verify.ts';
export type { Verified, VerifyOptions } from './washcar/verify/verify.ts';
export { verifyRequest } from './washcar/verify/verify-request.ts';
export type { VerifiedRequest, VerifyRequestOptions } from './washcar/verify/verify-request.ts';
