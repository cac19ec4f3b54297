import { findEndpoint } from '@boxwire/contract';
import { bilibiliShow } from '@boxwire/schemas-bilibili-show';
import { SandboxError } from '../../core/errors.ts';
import { ENVELOPE_FORMS, type EnvelopeForm } from './envelope.ts';

/** Envelopes by endpoint id; `*` for every other. */
export type EnvelopeChoice = EnvelopeForm | Readonly<Record<string, EnvelopeForm>>;

/** Which endpoint answers in which envelope. */
export class EnvelopeSwitch {
  readonly #forms = new Map<string, EnvelopeForm>();

  /** Throws `SandboxError` `OPTION_INVALID`. */
  constructor(choice: EnvelopeChoice = 'E2-full') {
    const byEndpoint = typeof choice === 'string' ? { '*': choice } : choice;
    for (const [endpointId, form] of Object.entries(byEndpoint)) {
      if (!isEnvelopeForm(form)) throw new SandboxError('OPTION_INVALID', `envelope: expected ${EXPECTED}`);
      if (!isTarget(endpointId)) throw new SandboxError('OPTION_INVALID', `envelope: ${TARGETS}`);
      this.#forms.set(endpointId, form);
    }
  }

  /** The switched form; E4 is what the mall speaks unless it is switched by name. */
  formOf(endpointId: string, otherwise?: EnvelopeForm): EnvelopeForm {
    return this.#forms.get(endpointId) ?? otherwise ?? this.#forms.get('*') ?? 'E2-full';
  }

  /** `*` forgets the single switches. Throws `SandboxError` `SUBJECT_UNKNOWN` or `ADMIN_INPUT_INVALID`. */
  set(endpointId: string, form: unknown): EnvelopeForm {
    if (!isTarget(endpointId)) throw new SandboxError('SUBJECT_UNKNOWN', TARGETS);
    if (!isEnvelopeForm(form)) throw new SandboxError('ADMIN_INPUT_INVALID', `expected input.form as ${EXPECTED}`);
    if (endpointId === '*') this.#forms.clear();
    this.#forms.set(endpointId, form);
    return form;
  }
}

const EXPECTED = `one of ${ENVELOPE_FORMS.join(', ')}`;

const TARGETS = 'expected an endpoint id such as order.createV2, or * for all';

function isTarget(endpointId: string): boolean {
  return endpointId === '*' || findEndpoint(bilibiliShow, endpointId) !== undefined;
}

function isEnvelopeForm(form: unknown): form is EnvelopeForm {
  return ENVELOPE_FORMS.some((known) => known === form);
}
