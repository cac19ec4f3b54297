import { redactorFor } from '@boxwire/contract';
import { wht93 } from '@boxwire/schemas-wht93';

let made: ReturnType<typeof redactorFor> | undefined;

/** The redactor of reports: fields that the contract marks, and what looks like a person or a secret anywhere. */
export function reportRedactor(): ReturnType<typeof redactorFor> {
  return (made ??= redactorFor(wht93));
}

/** A text of the receiver, without what looks like a person or a secret. */
export function redacted(text: string): string {
  return reportRedactor().text(text);
}
