export { form, json, jsonText, text, type BodySpec } from './body.ts';
export { digitId } from './codecs/digit-id.ts';
export { booleanText, yesNo, zeroOne, zeroOneText } from './codecs/flags.ts';
export { jsonString } from './codecs/json-string.ts';
export {
  anyMoney,
  decimalMoney,
  integerMoney,
  numberMoney,
  prefixedMoney,
  type MinorUnits,
  type MoneyOptions,
} from './codecs/money.ts';
export { percentEncoded } from './codecs/percent-encoded.ts';
export { separated, separatedRow, type SeparatedRow } from './codecs/separated.ts';
export {
  compactDate,
  compactDateTime,
  epochMs,
  epochSeconds,
  isoInstant,
  localDateTime,
  type FixedOffset,
} from './codecs/time.ts';
export { decodeResponse, readPayload } from './decode-response.ts';
export { findUnknownMembers } from './drift.ts';
export { encodeRequest, requestTarget } from './encode-request.ts';
export {
  endpoint,
  type Endpoint,
  type EndpointSpec,
  type FieldsSchema,
  type QueryDialect,
  type ResponseMap,
} from './endpoint.ts';
export { ContractError, isContractError, type ContractErrorCode, type ContractIssue } from './errors.ts';
export type { Exchange } from './exchange.ts';
export { formText, type FormDialect } from './form-text.ts';
export type { CodeOf, DataOf, InputOf } from './infer.ts';
export { parseJson } from './json/parse-json.ts';
export { pointerTokens, toPointer, valueAt, withValueAt } from './json/pointer.ts';
export { stringifyJson } from './json/stringify-json.ts';
export { toJsonSchema } from './json-schema.ts';
export type {
  Failure,
  FailureDraft,
  FailureKind,
  Mismatch,
  Outcome,
  OutcomeReader,
  ReadResponse,
  Reading,
  RetryAdvice,
  Success,
} from './outcome.ts';
export { bare } from './outcomes/bare.ts';
export { codeTable, type CodeMeaning, type CodeTableOptions, type EnvelopeFacts } from './outcomes/code-table.ts';
export { firstOf } from './outcomes/first-of.ts';
export { statusFlag, type StatusFlagOptions } from './outcomes/status-flag.ts';
export type { GenericCode } from './outcomes/status-failure.ts';
export {
  findEndpoint,
  isEndpoint,
  listEndpoints,
  platform,
  type CodeRow,
  type EndpointTree,
  type Platform,
  type PlatformSpec,
} from './platform.ts';
export { MASK } from './redaction/redact-json.ts';
export { createRedactor, redactorFor, type Redactor, type RedactorOptions } from './redaction/redactor.ts';
export {
  sensitive,
  sensitiveNamesOf,
  sensitivityOf,
  type SensitiveNames,
  type Sensitivity,
} from './redaction/sensitive.ts';
export { emptyAnswer, jsonAnswer, textAnswer, type ResponseSpec } from './response-spec.ts';
export type {
  Clock,
  Effect,
  HttpMethod,
  NameValue,
  RequestSigner,
  SignableRequest,
  SignatureParts,
  SigningContext,
  WireRequest,
  WireResponse,
} from './wire.ts';
export type { JournalEntry, JournalStore, JournalValue, OutcomeSummary } from './journey/journal.ts';
export { memoryJournal } from './journey/journal.ts';
export type { ChallengeSpec, JourneyContext, OwnInput, StepOutcome } from './journey/journey-context.ts';
export {
  isTransportFailure,
  type JourneyEffects,
  type SendContext,
  type TransportFailure,
} from './journey/journey-effects.ts';
export { isJourneyError, JourneyError, type JourneyErrorCode } from './journey/journey-error.ts';
export { journeyFailureOf } from './journey/journey-machine.ts';
export type { ChallengeEvent, JourneyEvent, JourneyResult } from './journey/journey-events.ts';
export {
  journey,
  type Journey,
  type JourneySpec,
  type Link,
  type LinkSource,
  type Settle,
  type StepSpec,
  type Verdict,
} from './journey/journey.ts';
export { completeJourney, runJourney, type RunJourneyOptions } from './journey/run-journey.ts';
export { createSealer, parseSealingKey, type Sealer, type SealerOptions } from './journey/sealer.ts';
export type { Transform } from './journey/transforms.ts';
