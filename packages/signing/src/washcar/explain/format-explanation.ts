import type { DifferenceSide, TextDifference } from './diff-strings.ts';
import { printable } from './diff-strings.ts';
import type { ExplainedCause, Explanation } from './types.ts';

/** Writes an explanation as plain text for a terminal: no colours, no control characters, the fix at the end. */
export function formatExplanation(explanation: Explanation): string {
  return [
    ...signedPart(explanation),
    ...expectedStringPart(explanation),
    ...explanation.causes.flatMap(causePart),
    ...uncheckedPart(explanation),
    ...conclusion(explanation),
  ].join('\n');
}

function signedPart({ pairs, stringToSign, sign, expected }: Explanation): string[] {
  const width = Math.min(32, Math.max(0, ...pairs.map(([name]) => printable(name).length)));
  return [
    `Signed parameters (${pairs.length})`,
    ...pairs.map(([name, value]) => `  ${printable(name).padEnd(width)} = ${printable(value)}`),
    'String to sign',
    `  ${printable(stringToSign)}`,
    `Signature  ${sign}`,
    ...(expected === null ? [] : [`Expected   ${printable(expected)}`]),
    '',
  ];
}

function expectedStringPart({ expectedString }: Explanation): string[] {
  if (expectedString === null) return [];
  const { masked, firstDifference, onlyOurs, onlyTheirs, changed } = expectedString;
  return [
    'Their string to sign',
    `  ${printable(masked)}`,
    ...differencePart(firstDifference),
    ...namesLine('Signed by us only', onlyOurs),
    ...namesLine('Signed by them only', onlyTheirs),
    ...namesLine('Other values', changed),
    '',
  ];
}

function namesLine(title: string, names: readonly string[]): string[] {
  return names.length === 0 ? [] : [`  ${title}: ${names.map(printable).join(', ')}`];
}

function causePart(cause: ExplainedCause): string[] {
  return [
    `${cause.explains === 'refusal' ? 'Reason for a refusal' : 'Cause'}: ${cause.title} [${idOf(cause)}]`,
    ...(cause.detail === undefined ? [] : [`  Namely: ${printable(cause.detail)}`]),
    ...(cause.stringToSign === null ? [] : [`  Signed: ${printable(cause.stringToSign)}`]),
    ...differencePart(cause.firstDifference),
    '',
  ];
}

function differencePart(difference: TextDifference | null): string[] {
  if (difference === null) return [];
  const { byteOffset, ours, theirs } = difference;
  return [`  First difference at byte ${byteOffset}`, sideLine('ours  ', ours), sideLine('theirs', theirs)];
}

function sideLine(name: string, { text, hex }: DifferenceSide): string {
  return `    ${name} ${text}   [${hex}]`;
}

function uncheckedPart({ couldNotCheck, verdict }: Explanation): string[] {
  if (couldNotCheck.length === 0 || verdict === 'explained') return [];
  return [
    'Could not be checked',
    ...couldNotCheck.map(({ id, needs, why }) => `  ${id}: ${why}. Supply ${needs}.`),
    '',
  ];
}

function conclusion({ verdict, causes, tried }: Explanation): string[] {
  const fixes = causes.map((cause) => `Fix${causes.length > 1 ? ` (${idOf(cause)})` : ''}: ${cause.fix}`);
  if (verdict === 'match') return ['The signatures match.', ...fixes];
  if (verdict === 'explained') return [`Explained; ${tried} readings tried.`, ...fixes];
  return [
    `Not explained: none of ${tried} readings tried gives the expected signature.`,
    ...fixes,
    'Fix: ask the other side for its string to sign, secret masked, and compare it (expectedString).',
  ];
}

function idOf(cause: ExplainedCause): string {
  return cause.with === undefined ? cause.id : `${cause.id} + ${cause.with}`;
}
