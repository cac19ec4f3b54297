import { stringifyJson } from '@boxwire/contract';
import { jsonTextReply, type Reply } from '../../core/http/reply.ts';
import type { AnswerForms, WashcarProfile } from './answer-forms.ts';
import type { Refusal } from './refusal.ts';
import { reshape } from './reshape.ts';

/** Writes answers in one profile and one set of forms. */
export interface Envelope {
  /** JSON text of a success around wire data; to be kept where the data do not change. */
  successText(wire: unknown, message?: string): string;
  refusal(refusal: Refusal, options?: { readonly fullWidth?: boolean; readonly facts?: Reply['facts'] }): Reply;
}

/** Creates the writer. */
export function createEnvelope(profile: WashcarProfile, forms: AnswerForms): Envelope {
  const digits = forms.code === 'digits';
  const successCode = digits || profile === 'config' ? '200' : 200;
  return {
    successText(wire, message = 'success') {
      const data = reshape(wire, forms);
      if (profile === 'bare') return stringifyJson(data);
      return stringifyJson({ code: successCode, message, data });
    },
    refusal(refusal, options = {}) {
      const body =
        profile === 'config' && refusal.configForm !== undefined ? refusal.configForm : guideForm(refusal, forms);
      const wide = options.fullWidth === true || forms.punctuation === 'full';
      const text = stringifyJson(wide ? { ...body, message: toFullWidth(String(body.message)) } : body);
      return jsonTextReply(text, { status: statusOf(refusal, forms), facts: options.facts });
    },
  };
}

function guideForm(refusal: Refusal, forms: AnswerForms): Readonly<Record<string, unknown>> {
  const { code, message, extras } = refusal;
  const data = forms.errorData === 'null' ? { data: null } : {};
  return { code: forms.code === 'digits' ? String(code) : code, message, ...data, ...extras };
}

/** The message with the wide punctuation that the stored documents may have lost (washcar §1, C38). */
function toFullWidth(message: string): string {
  return message.replaceAll(':', '：').replaceAll(',', '，').replaceAll('(', '（').replaceAll(')', '）');
}

function statusOf({ code, httpStatus }: Refusal, forms: AnswerForms): number {
  if (httpStatus !== undefined) return httpStatus;
  if (forms.httpStatus === 'always200') return 200;
  if (code >= 400 && code <= 599) return code;
  return code === 101 ? 401 : 400;
}
