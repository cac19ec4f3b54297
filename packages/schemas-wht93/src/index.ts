export { WHT93_CODES, type Wht93CodeRow } from './codes.ts';
export {
  type CodeProblem,
  type CodeProblemKind,
  CodingRuleError,
  isCodingRuleError,
  type ParsedCode,
} from './coding-rules/code-problem.ts';
export { DIGIT_CODES } from './coding-rules/digit-codes.ts';
export {
  buildHallCode,
  hallBelongsToVenue,
  type HallCodeParts,
  isHallCode,
  parseHallCode,
} from './coding-rules/hall-code.ts';
export {
  isRegion,
  parseRegion,
  PROVINCE_PREFIXES,
  type RegionMismatch,
  regionMismatches,
  type RegionParts,
} from './coding-rules/region.ts';
export {
  buildSessionCode,
  isSessionCode,
  parseSessionCode,
  sessionBelongsToHall,
  type SessionCodeParts,
} from './coding-rules/session-code.ts';
export {
  buildTicketCode,
  isTicketCode,
  parseTicketCode,
  ticketBelongsToSession,
  type TicketCodeParts,
} from './coding-rules/ticket-code.ts';
export { buildVenueCode, isVenueCode, parseVenueCode, type VenueCodeParts } from './coding-rules/venue-code.ts';
export type { Confidence } from './confidence.ts';
export { ENUM_LABELS, enumLabel, type EnumLabel, isKnownValue } from './enums/enum-labels.ts';
export { ENUM_VALUES, type EnumName } from './enums/enum-values.ts';
export { GLOSSARY, glossaryTerm, type GlossaryTerm } from './glossary.ts';
export { BATCH_LIMITS, type BatchLimits, DEFAULT_PAGE, DEFAULT_TOKEN_LIFE_SECONDS, type LimitName } from './limits.ts';
export type { LintContext, OrderFacts, OrderLine, RefundFacts, SessionFacts } from './lint/lint-context.ts';
export { lint, LINT_RULES, type LintFinding } from './lint/lint.ts';
export type { LintHit, LintKind, LintRuleInfo, LintSeverity, LintSubjects } from './lint/rule.ts';
export { LONG_BACK_OFF_MS, WHT93_FAILURES, type Wht93FailureCode } from './outcome/failure-codes.ts';
export { unknownSuccessCode, wht93Outcome, type Wht93OutcomeOptions } from './outcome/wht93-outcome.ts';
export { type Profile, PROFILES } from './profile.ts';
export { answerSchema } from './schemas/answer-schema.ts';
export type { PerformanceType, Venue } from './schemas/answers.ts';
export { cnDateTime, type DateTimeOptions, readDateTime } from './schemas/date-time.ts';
export { envelope, paged, pagedOrList, writeAnswer } from './schemas/envelope.ts';
export { regionId } from './schemas/region-id.ts';
export { type ReportOf, reportSchema } from './schemas/report-schema.ts';
export { requestSchema, type RequestSchemaOptions } from './schemas/request-schema.ts';
export type { AnswerShape, OpenEnum, RequestShape } from './schemas/shapes.ts';
export { codePointLength, utf8Length } from './schemas/text-length.ts';
export { REQUEST_TABLES, type TableId, WHT93_TABLES, type Wht93EndpointId } from './tables/all-tables.ts';
export { FIELD_ROWS, type FieldRow, fieldTable } from './tables/field-rows.ts';
export type {
  Condition,
  FieldFormat,
  Fields,
  FieldSpec,
  LengthUnit,
  Requirement,
  TableRule,
  TableSpec,
  WireType,
} from './tables/field-spec.ts';
export { createWht93, wht93, type Wht93Options, type Wht93Platform } from './wht93.ts';
